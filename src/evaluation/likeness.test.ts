import { describe, expect, it } from 'vitest';
import { unitFloat32 } from '../core/judge/embedding.ts';
import { copiesAmong, groupsOf } from './likeness.ts';

/** Of angle t in degrees, in one plane. */
const at = (t: number): Float32Array =>
  unitFloat32(Float32Array.of(Math.cos((Math.PI * t) / 180), Math.sin((Math.PI * t) / 180)));

describe('near-copies', () => {
  // A near-copy has a cosine of NEAR_COPY = 0.99 or more with the other: within 8 degrees.
  it('are of one group, also by others between them', () => {
    const groups = groupsOf([at(0), at(90), at(12), at(6), at(95)]);
    expect(groups[0]).toBe(groups[2]);
    expect(groups[0]).toBe(groups[3]);
    expect(groups[1]).toBe(groups[4]);
    expect(groups[0]).not.toBe(groups[1]);
  });

  it('of test pictures are found among seeds', () => {
    expect(copiesAmong([at(0), at(45), at(90)], [at(46), at(180)])).toEqual([1]);
    expect(copiesAmong([at(0)], [])).toEqual([]);
  });
});
