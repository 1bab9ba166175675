/** @file Why the models run where they run, in Spanish. */

import type { DeviceReason } from '../../../protocol/models.ts';
import { figure } from './counted.ts';

export const device = (reason: DeviceReason): string =>
  reason.oneThread ? `${why(reason)}; un solo hilo, pues esta página no está aislada por origen` : why(reason);

function why(reason: DeviceReason): string {
  switch (reason.code) {
    case 'cpu-wanted':
      return 'Se pidió la CPU.';
    case 'gpu-wanted':
      return 'Se pidió WebGPU.';
    case 'gpu-wanted-none':
      return 'Se pidió una GPU, pero este navegador no ofrece ninguna.';
    case 'no-webgpu':
      return 'Este navegador no ofrece WebGPU.';
    case 'software':
      return 'El WebGPU de este navegador es software, más lento que WASM.';
    case 'no-device':
      return 'La GPU de este navegador no dio ningún dispositivo.';
    case 'failed':
      return `WebGPU no pudo ejecutar los modelos (${reason.text}).`;
    case 'passed':
      return `WebGPU superó su comprobación (${outcome(reason.check)}).`;
    case 'differs':
      return `WebGPU no superó su comprobación (${outcome(reason.check)}).`;
    default:
      return reason satisfies never;
  }
}

function outcome(check: Extract<DeviceReason, { readonly code: 'passed' | 'differs' }>['check']): string {
  switch (check.kind) {
    case 'cosine':
      return `coseno ${figure(check.least, 5)} frente a la CPU`;
    case 'error':
      return check.text;
    default:
      return check satisfies never;
  }
}
