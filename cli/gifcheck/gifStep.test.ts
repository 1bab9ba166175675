import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { openRuntime } from '../runtime/node.ts';
import { compareGifStep, READINGS, type GifStepCase, type RunModel } from './gifStep.ts';
import { openSession } from '../../src/models/runtime/session.ts';

const folder = join(import.meta.dirname, '../../../shared/reference/gif-step');
const absent = !existsSync(folder);

describe.skipIf(absent)(
  `imagine against PyTorch (needs ../shared/reference/gif-step${absent ? ', absent' : ''})`,
  { timeout: 120_000 },
  () => {
    let run: RunModel;
    beforeAll(async () => {
      const runtime = await openRuntime('wasm');
      run = async (model, feeds, output) => {
        const session = await openSession(runtime, model, 'a reference model');
        const [result] = await session.run(feeds, [output]);
        await session.release();
        return result!;
      };
    });

    it.each([...READINGS.map((reading) => [reading, false] as const), ['latent', true] as const])(
      'reproduces one step with the diversity read as "%s" (joined: %s)',
      async (reading, joined) => {
        const bytes = (name: string) => new Uint8Array(readFileSync(join(folder, name)));
        const recorded = JSON.parse(readFileSync(join(folder, 'case.json'), 'utf8')) as GifStepCase;
        const models = {
          decoder: bytes('decoder.onnx'),
          judge: { 1: bytes('judge_b1.onnx'), 4: bytes('judge_b4.onnx') },
        };
        for (const { quantity, error } of await compareGifStep(recorded, models, run, reading, joined)) {
          expect(error, quantity).toBeLessThan(1e-3);
        }
      },
    );
  },
);
