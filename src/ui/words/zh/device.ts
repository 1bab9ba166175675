/** @file Why the models run where they run, in Chinese. */

import type { DeviceReason } from '../../../protocol/models.ts';
import { figure } from './counted.ts';

export const device = (reason: DeviceReason): string =>
  reason.oneThread ? `${why(reason)}；只有一个线程，因为本页未启用跨源隔离` : why(reason);

function why(reason: DeviceReason): string {
  switch (reason.code) {
    case 'cpu-wanted':
      return '指定使用 CPU。';
    case 'gpu-wanted':
      return '指定使用 WebGPU。';
    case 'gpu-wanted-none':
      return '指定使用 GPU，但此浏览器不提供。';
    case 'no-webgpu':
      return '此浏览器不提供 WebGPU。';
    case 'software':
      return '此浏览器的 WebGPU 是软件实现，比 WASM 慢。';
    case 'no-device':
      return '此浏览器的 GPU 没有给出设备。';
    case 'failed':
      return `WebGPU 无法运行模型（${reason.text}）。`;
    case 'passed':
      return `WebGPU 通过了检查（${outcome(reason.check)}）。`;
    case 'differs':
      return `WebGPU 未通过检查（${outcome(reason.check)}）。`;
    default:
      return reason satisfies never;
  }
}

function outcome(check: Extract<DeviceReason, { readonly code: 'passed' | 'differs' }>['check']): string {
  switch (check.kind) {
    case 'cosine':
      return `与 CPU 的余弦 ${figure(check.least, 5)}`;
    case 'error':
      return check.text;
    default:
      return check satisfies never;
  }
}
