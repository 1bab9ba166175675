/** @file Why the models run where they run, in German. */

import type { DeviceReason } from '../../../protocol/models.ts';
import { figure } from './counted.ts';

export const device = (reason: DeviceReason): string =>
  reason.oneThread ? `${why(reason)}; ein Thread, da diese Seite nicht cross-origin-isoliert ist` : why(reason);

function why(reason: DeviceReason): string {
  switch (reason.code) {
    case 'cpu-wanted':
      return 'Die CPU wurde verlangt.';
    case 'gpu-wanted':
      return 'WebGPU wurde verlangt.';
    case 'gpu-wanted-none':
      return 'Eine GPU wurde verlangt, aber dieser Browser bietet keine.';
    case 'no-webgpu':
      return 'Dieser Browser bietet kein WebGPU.';
    case 'software':
      return 'Das WebGPU dieses Browsers ist Software und langsamer als WASM.';
    case 'no-device':
      return 'Die GPU dieses Browsers gab kein Gerät her.';
    case 'failed':
      return `WebGPU konnte die Modelle nicht ausführen (${reason.text}).`;
    case 'passed':
      return `WebGPU hat seine Prüfung bestanden (${outcome(reason.check)}).`;
    case 'differs':
      return `WebGPU hat seine Prüfung nicht bestanden (${outcome(reason.check)}).`;
    default:
      return reason satisfies never;
  }
}

function outcome(check: Extract<DeviceReason, { readonly code: 'passed' | 'differs' }>['check']): string {
  switch (check.kind) {
    case 'cosine':
      return `Kosinus ${figure(check.least, 5)} gegen die CPU`;
    case 'error':
      return check.text;
    default:
      return check satisfies never;
  }
}
