/** @file Where classifiers are trained: on the GPU that the models run on, else on the CPU. */

import type { Runtime } from '../../src/models/runtime/runtime.ts';
import type { Device } from '../../src/protocol/models.ts';
import { requestGpu } from '../studio/chooseDevice.ts';
import { openWasm, openWebGpu } from '../studio/openRuntime.ts';

export interface TrainingDevice {
  readonly runtime: Runtime;
  readonly device: Device;
}

/** @param wanted the device that the page's models run on, which has passed its check. */
export async function openTrainingDevice(wanted: Device): Promise<TrainingDevice> {
  const gpu = wanted === 'webgpu' ? await requestGpu() : null;
  return gpu
    ? { runtime: (await openWebGpu(gpu)).gpu, device: 'webgpu' }
    : { runtime: await openWasm(), device: 'wasm' };
}
