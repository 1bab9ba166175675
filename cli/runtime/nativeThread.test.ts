import { describe, expect, it } from 'vitest';
import { writeModel } from '../../src/onnx/proto/write.ts';
import { modelOf, node, wave, waveTensor } from '../../src/testing/graphs.ts';
import { openSession } from '../../src/models/runtime/session.ts';
import type { Runtime } from '../../src/models/runtime/runtime.ts';
import { openNativeLane, openRuntime, usualRuntime } from './node.ts';

/** A product that takes some milliseconds. */
const model = writeModel(
  modelOf({ nodes: [node('MatMul', 'x0 w', 'y')], inputs: [['n', 300]], constants: [waveTensor('w', [300, 300])] }),
);
const given = { dims: [40, 300], data: wave(12_000, 1) };

async function answer(runtime: Runtime): Promise<Float32Array> {
  const session = await openSession(runtime, model, 'a product');
  const [y] = await session.run({ x0: given }, ['y']);
  await session.release();
  return y!.data;
}

// onnxruntime-node is no dependency: npm install --no-save --ignore-scripts onnxruntime-node
describe.skipIf(usualRuntime() !== 'node')('the native runtime on a thread', () => {
  it('gives the same bits as on this one, and nearly those of WebAssembly', async () => {
    const lanes = await Promise.all([openNativeLane(1), openNativeLane(1)]);
    const [here, wasm, ...there] = [
      await answer(await openRuntime('node', 1)),
      await answer(await openRuntime('wasm', 1)),
      ...(await Promise.all(lanes.map(({ runtime }) => answer(runtime)))),
    ];
    for (const one of there) expect(one).toEqual(here);
    expect(Math.max(...wasm.map((x, i) => Math.abs(x - here[i]!)))).toBeLessThan(1e-4);
    for (const lane of lanes) await lane.close();
  });

  it('says what it could not load, and that it has ended', async () => {
    const lane = await openNativeLane(1);
    await expect(openSession(lane.runtime, new Uint8Array(3), 'a broken file')).rejects.toThrow(/load a broken file/u);
    const session = await openSession(lane.runtime, model, 'a product');
    const asked = session.run({ x0: given }, ['y']);
    await lane.close();
    await Promise.allSettled([asked]);
    await expect(session.run({ x0: given }, ['y'])).rejects.toThrow(/got its end/u);
  });
});
