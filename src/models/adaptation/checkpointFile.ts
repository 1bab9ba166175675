/** @file A checkpoint as bytes and back: a length, what it says as JSON, then its numbers. It outlives a page, and no version of it. */

import { bytesOf, textOf } from '../../core/bytes/utf8.ts';
import type { AdaptationLook } from '../../core/adaptation/adapt.ts';
import type { TrainerState } from '../trainer.ts';
import type { PriorCheckpoint } from './adaptPrior.ts';
import { FORMAT } from './work.ts';

interface Head {
  readonly format: string;
  readonly looks: readonly AdaptationLook[];
  /** That of now, then the best: vectors by name, with how many numbers each has. */
  readonly states: readonly { readonly steps: number; readonly vectors: readonly (readonly [string, number])[] }[];
}

const FLOAT = Float32Array.BYTES_PER_ELEMENT;

/** The pieces of the file, in order. */
export function checkpointParts({ now, best, looks }: PriorCheckpoint): readonly Uint8Array<ArrayBuffer>[] {
  const states = [now, best];
  const head: Head = {
    ...{ format: FORMAT, looks },
    states: states.map(({ steps, vectors }) => ({
      steps,
      vectors: Object.entries(vectors).map(([name, { length }]) => [name, length]),
    })),
  };
  const text = JSON.stringify(head);
  // Numbers begin at a multiple of their size.
  const said = bytesOf(text + ' '.repeat((FLOAT - (bytesOf(text).length % FLOAT)) % FLOAT));
  const numbers = states.flatMap(({ vectors }) => Object.values(vectors));
  return [
    new Uint8Array(Uint32Array.of(said.length).buffer),
    said,
    ...numbers.map((vector) => new Uint8Array(Float32Array.from(vector).buffer)),
  ];
}

/** @returns `null` for a checkpoint of another version. */
export function checkpointFrom(bytes: Uint8Array<ArrayBuffer>): PriorCheckpoint | null {
  const { buffer } = bytes.slice();
  const length = new Uint32Array(buffer, 0, 1)[0]!;
  let at = FLOAT + length;
  const head = JSON.parse(textOf(new Uint8Array(buffer, FLOAT, length))) as Head;
  if (head.format !== FORMAT) return null;
  const [now, best] = head.states.map(({ steps, vectors }): TrainerState => {
    const read = vectors.map(([name, count]): [string, Float32Array] => {
      const vector = new Float32Array(buffer, at, count);
      at += FLOAT * count;
      return [name, vector];
    });
    return { steps, vectors: Object.fromEntries(read) };
  });
  return { now: now!, best: best!, looks: head.looks };
}
