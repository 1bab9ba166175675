import { expect, it } from 'vitest';
import { bytesOf, textOf } from '../../core/bytes/utf8.ts';
import type { PriorCheckpoint } from './adaptPrior.ts';
import { checkpointFrom, checkpointParts } from './checkpointFile.ts';
import { FORMAT } from './work.ts';

const CHECKPOINT: PriorCheckpoint = {
  now: { steps: 20, vectors: { parameters: Float32Array.of(1.5, -2, 3e-9), first: Float32Array.of(0.25) } },
  best: { steps: 10, vectors: { parameters: Float32Array.of(7, 8, 9), first: Float32Array.of() } },
  looks: [
    { step: 0, error: 0.1 },
    { step: 10, error: 0.05 },
    { step: 20, error: 0.0625 },
  ],
};

const fileOf = (checkpoint: PriorCheckpoint) =>
  Uint8Array.from(checkpointParts(checkpoint).flatMap((part) => [...part]));

it('a checkpoint comes back from its file as it was; that of another version does not', () => {
  const file = fileOf(CHECKPOINT);
  expect(checkpointFrom(file)).toEqual(CHECKPOINT);
  const older = bytesOf(textOf(file.subarray(4)).replace(FORMAT, FORMAT.replace('1', '0')));
  expect(checkpointFrom(Uint8Array.from([...file.subarray(0, 4), ...older]))).toBeNull();
});
