/** @file Why the models run where they run, in English. */

import type { DeviceReason } from '../../../protocol/models.ts';

export const device = (reason: DeviceReason): string =>
  reason.oneThread ? `${why(reason)}; one thread, since this page is not cross-origin isolated` : why(reason);

function why(reason: DeviceReason): string {
  switch (reason.code) {
    case 'cpu-wanted':
      return 'The CPU was asked for.';
    case 'gpu-wanted':
      return 'WebGPU was asked for.';
    case 'gpu-wanted-none':
      return 'A GPU was asked for, but this browser offers none.';
    case 'no-webgpu':
      return 'This browser offers no WebGPU.';
    case 'software':
      return 'This browser’s WebGPU is software, which is slower than WASM.';
    case 'no-device':
      return 'This browser’s GPU gave no device.';
    case 'failed':
      return `WebGPU could not run the models (${reason.text}).`;
    case 'passed':
      return `WebGPU passed its check (${outcome(reason.check)}).`;
    case 'differs':
      return `WebGPU failed its check (${outcome(reason.check)}).`;
    default:
      return reason satisfies never;
  }
}

function outcome(check: Extract<DeviceReason, { readonly code: 'passed' | 'differs' }>['check']): string {
  switch (check.kind) {
    case 'cosine':
      return `cosine ${check.least.toFixed(5)} against the CPU`;
    case 'error':
      return check.text;
    default:
      return check satisfies never;
  }
}
