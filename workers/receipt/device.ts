/** @file Where classifiers are trained: on the GPU that the models run on, else on the CPU. */

import type { Device } from '../../src/protocol/models.ts';
import { requestGpu } from '../studio/chooseDevice.ts';
import { openWasm, openWebGpu } from '../studio/openRuntime.ts';
import type { TrainingDevice } from './platform.ts';

/** @param wanted the device that the page's models run on, which has passed its check. */
export async function openTrainingDevice(wanted: Device): Promise<TrainingDevice> {
  const gpu = wanted === 'webgpu' ? await requestGpu() : null;
  return gpu
    ? { runtime: (await openWebGpu(gpu)).gpu, device: 'webgpu' }
    : { runtime: await openWasm(), device: 'wasm' };
}
