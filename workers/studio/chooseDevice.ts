/** @file Where the models run: WebGPU when there is an adapter that computes what the CPU computes, else WASM. */

import type { Device, DeviceReason } from '../../src/protocol/models.ts';
import { openModels, type OpenModels, type Packs } from '../../src/models/openModels.ts';
import { compareDevices } from './compareDevices.ts';
import { memoryOffered } from './memoryOffered.ts';
import { openWasm, openWebGpu, wasmThreads } from './openRuntime.ts';

export interface ChosenDevice {
  readonly open: OpenModels;
  readonly device: Device;
  readonly reason: DeviceReason;
  /** Resolves when the GPU is taken away; never for the CPU. */
  readonly lost: Promise<unknown>;
}

const NEVER = new Promise<never>(() => undefined);

/**
 * Opens the models on a device.
 *
 * @param wanted `auto` checks WebGPU against the CPU; a device by name is taken without a check.
 */
export async function chooseDevice(wanted: 'auto' | Device, packs: Packs): Promise<ChosenDevice> {
  const onCpu = async (reason: DeviceReason): Promise<ChosenDevice> => ({
    open: await openModels(packs, await openWasm(), { memory: memoryOffered() }),
    device: 'wasm',
    reason: wasmThreads() > 1 ? reason : { ...reason, oneThread: true },
    lost: NEVER,
  });
  if (wanted === 'wasm') return onCpu({ code: 'cpu-wanted' });

  const adapter = await requestAdapter();
  if (!adapter) {
    return onCpu({ code: wanted === 'webgpu' ? 'gpu-wanted-none' : 'no-webgpu' });
  }
  if (wanted === 'auto' && adapter.info.isFallbackAdapter) {
    return onCpu({ code: 'software' });
  }
  const gpu = await requestDevice(adapter).catch(() => null);
  if (!gpu) return onCpu({ code: 'no-device' });
  try {
    const chosen = await onGpu(gpu, wanted, packs);
    if (chosen.device !== 'webgpu') gpu.destroy();
    return chosen;
  } catch (error) {
    gpu.destroy();
    return onCpu({ code: 'failed', text: error instanceof Error ? error.message : String(error) });
  }
}

async function onGpu(gpu: GPUDevice, wanted: 'auto' | 'webgpu', packs: Packs): Promise<ChosenDevice> {
  const runtimes = await openWebGpu(gpu);
  // Texts are read once a class: no shader is worth compiling for them, and half-precision ones need what many GPUs lack.
  const memory = memoryOffered();
  const open = await openModels(packs, runtimes.gpu, { memory, textRuntime: runtimes.cpu });
  if (wanted === 'webgpu') return { open, device: 'webgpu', reason: { code: 'gpu-wanted' }, lost: gpu.lost };

  const reference = await openModels(packs, runtimes.cpu, { memory });
  const { passes, check } = await withinLimit(compareDevices(open, reference));
  if (passes) {
    await reference.close();
    return { open, device: 'webgpu', reason: { code: 'passed', check }, lost: gpu.lost };
  }
  await open.close();
  return { open: reference, device: 'wasm', reason: { code: 'differs', check }, lost: NEVER };
}

/** Longest check, in milliseconds: a GPU that needs more for one small expansion is no gain. */
const CHECK_LIMIT = 60_000;

/** @throws Error where the check takes too long; what is under way ends with the device. */
async function withinLimit<Value>(check: Promise<Value>): Promise<Value> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(new Error(`one small expansion took longer than ${CHECK_LIMIT / 1000} s`));
    }, CHECK_LIMIT);
  });
  try {
    return await Promise.race([check, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** What the runtime's kernels are bounded by. */
const LIMITS = [
  'maxBufferSize',
  'maxStorageBufferBindingSize',
  'maxStorageBuffersPerShaderStage',
  'maxComputeWorkgroupStorageSize',
  'maxComputeInvocationsPerWorkgroup',
  'maxComputeWorkgroupSizeX',
  'maxComputeWorkgroupSizeY',
  'maxComputeWorkgroupSizeZ',
  'maxComputeWorkgroupsPerDimension',
] as const satisfies readonly (keyof GPUSupportedLimits)[];

/** A device without a question of its speed: for those who know that the GPU has passed its check. */
export async function requestGpu(): Promise<GPUDevice | null> {
  const adapter = await requestAdapter();
  return adapter && (await requestDevice(adapter).catch(() => null));
}

async function requestAdapter(): Promise<GPUAdapter | null> {
  // Typed as always there, and absent in many browsers.
  const gpu = navigator.gpu as GPU | undefined;
  return (await gpu?.requestAdapter({ powerPreference: 'high-performance' }).catch(() => null)) ?? null;
}

function requestDevice(adapter: GPUAdapter): Promise<GPUDevice> {
  return adapter.requestDevice({
    requiredFeatures: adapter.features.has('shader-f16') ? ['shader-f16'] : [],
    // A device has the least that the standard demands unless more is asked for: too little for wide layers.
    requiredLimits: Object.fromEntries(LIMITS.map((limit) => [limit, adapter.limits[limit]])),
  });
}
