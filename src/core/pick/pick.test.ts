import { describe, expect, it } from 'vitest';
import { classIndex } from '../brands.ts';
import { unit } from '../judge/embedding.ts';
import { pick, type Unlabelled } from './pick.ts';
import { surenessOf, type ReadSeed } from './sureness.ts';

const at = (x: number, y: number, z = 0) => unit(Float64Array.of(x, y, z));
const seed = (label: number, p: number, where = at(1, label)): ReadSeed => ({
  label: classIndex(label, 2),
  probabilities: Float64Array.of(1 - p, p),
  unit: where,
});

/** Read as class 1 with falling sureness; the fourth is of class 0. */
const SEEDS = [
  seed(1, 0.95, at(0, 1)),
  seed(1, 0.9, at(0.1, 1)),
  seed(1, 0.8, at(0.2, 1)),
  seed(0, 0.7, at(1, 0.5)),
  seed(1, 0.6, at(0.3, 1)),
  seed(0, 0.1, at(1, 0)),
  seed(0, 0.2, at(1, 0.1)),
];

describe('surenessOf', () => {
  it('asks for as little as still foretells the precision', () => {
    expect(surenessOf(SEEDS, 2, 1)[1]).toMatchObject({ probability: 0.8, foretold: 1, seeds: 3 });
    // Four of five are of class 1.
    expect(surenessOf(SEEDS, 2, 0.8)[1]).toMatchObject({ probability: 0.6, foretold: 0.8, seeds: 5 });
  });

  it('asks for a picture that is as near to the class as its seeds are to each other', () => {
    const { cosine } = surenessOf(SEEDS, 2, 1)[1]!;
    const between = (a: number, b: number) => (1 + a * b) / Math.hypot(1, a) / Math.hypot(1, b);
    // 0.3 is nearer to 0.2 than 0.2 is to 0.1: the nearest of each counts.
    expect(cosine).toBeCloseTo(between(0, 0.1), 12);
  });

  it('takes nothing for a class that no seed is read as', () => {
    expect(surenessOf([seed(0, 0.1), seed(0, 0.2), seed(1, 0.3)], 2, 0.9)[1]).toBeNull();
  });

  it('lets seeds that are read alike stand or fall together', () => {
    const alike = [seed(1, 0.9), seed(0, 0.9), seed(1, 0.8)];
    expect(surenessOf(alike, 2, 0.9)[1]).toBeNull();
    expect(surenessOf(alike, 2, 0.6)[1]).toMatchObject({ probability: 0.8, seeds: 3 });
  });
});

describe('pick', () => {
  const sureness = surenessOf(SEEDS, 2, 1);
  const picture = (key: string, p: number, where: Float64Array): Unlabelled => ({
    ...{ key, probabilities: Float64Array.of(1 - p, p), unit: where },
  });
  const known = { seeds: SEEDS, heldOut: [at(0.15, 1, 0.1)], taken: [] };
  // Near enough to the seeds, and no copy of any.
  const fresh = at(0.05, 1, 0.03);

  it('takes what the judge is sure of, surest first', () => {
    const { picked } = pick(
      [picture('b', 0.85, at(0.05, 1, -0.03)), picture('a', 0.99, fresh), picture('c', 0.79, at(0.15, 1, 0.02))],
      sureness,
      known,
      0.9995,
    );
    expect(picked.map(({ key, label }) => [key, label])).toEqual([
      ['a', 1],
      ['b', 1],
    ]);
    expect(picked[0]).toMatchObject({ probability: 0.99, sureness: { foretold: 1 } });
  });

  it('leaves out copies, and what is of no class', () => {
    const { picked, passedOver } = pick(
      [
        picture('unsure', 0.6, fresh),
        picture('unlike', 0.99, at(0, 0.1, 1)),
        picture('seed', 0.99, at(0.1, 1)),
        picture('held out', 0.99, at(0.15, 1, 0.1)),
        picture('first', 0.99, fresh),
        picture('second', 0.98, fresh),
      ],
      sureness.map((one) => one && { ...one, cosine: 0.9 }),
      known,
      0.9995,
    );
    expect(picked.map(({ key }) => key)).toEqual(['first']);
    expect(Object.fromEntries(passedOver)).toEqual({
      ...{ unsure: 1, unlike: 1, 'copy-of-seed': 1, 'copy-of-held-out': 1, 'copy-of-another': 1 },
    });
  });
});
