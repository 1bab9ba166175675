import { describe, expect, it } from 'vitest';
import { imageId } from '../../core/brands.ts';
import type { Split } from '../../core/dataset/placement.ts';
import { seedImage } from '../../testing/projects.ts';
import { classKey } from '../ids.ts';
import { withTwins } from './ingest.ts';
import type { SeedImage } from './state.ts';

/** A picture of some bytes. */
function image(path: string, bytes: string, more: Partial<SeedImage> = {}): SeedImage {
  const parts = path.split('/');
  const split = parts.length === 3 ? (parts[0] as Split) : null;
  return {
    ...seedImage(imageId(path)),
    id: imageId(path),
    split,
    label: classKey(parts.at(-2)!),
    sha256: bytes,
    ...more,
  };
}

const twins = (...images: readonly SeedImage[]) =>
  [...withTwins(new Map(images.map((one) => [one.id, one]))).values()].map(({ id, flags, leftOut }) => {
    const of = flags.flatMap((flag) => (flag.kind === 'duplicate' ? flag.of : []));
    return [id, ...of, ...(leftOut ? ['left out'] : [])].join(' ');
  });

describe('pictures of equal bytes', () => {
  it('are flagged from the second on, in their order, and none is left out', () => {
    expect(
      twins(image('cat/1.png', 'a'), image('cat/2.png', 'b'), image('cat/3.png', 'a'), image('cat/4.png', 'a')),
    ).toEqual(['cat/1.png', 'cat/2.png', 'cat/3.png cat/1.png', 'cat/4.png cat/1.png']);
  });

  it('in two classes name the one of the other class: their labels are at odds', () => {
    expect(
      twins(image('cat/1.png', 'a'), image('cat/2.png', 'a'), image('dog/1.png', 'a'), image('dog/2.png', 'a')),
    ).toEqual(['cat/1.png', 'cat/2.png cat/1.png', 'dog/1.png cat/1.png', 'dog/2.png cat/1.png']);
  });

  it('in train and held out leave the one in train out, wherever it stands', () => {
    const held = image('test/cat/9.png', 'a');
    const grown = image('train/dog/1.png', 'a');
    const whole = ['train/dog/1.png test/cat/9.png left out', 'test/cat/9.png'];
    expect(twins(grown, held)).toEqual([whole[0], 'test/cat/9.png train/dog/1.png']);
    expect(twins(held, grown)).toEqual(whole.toReversed());
    expect(twins(image('val/cat/1.png', 'a'), image('test/cat/1.png', 'a'))).toEqual([
      'val/cat/1.png',
      'test/cat/1.png val/cat/1.png',
    ]);
  });

  it('keep what else is said of them, and flags of before are made anew', () => {
    const before = image('cat/2.png', 'b', {
      flags: [{ kind: 'duplicate', of: imageId('gone.png') }, { kind: 'dark' }],
      leftOut: true,
    });
    const marked = withTwins(new Map([image('cat/1.png', 'b'), before].map((one) => [one.id, one]))).get(before.id)!;
    expect(marked.flags).toEqual([{ kind: 'duplicate', of: 'cat/1.png' }, { kind: 'dark' }]);
    expect(marked.leftOut).toBe(true);
  });
});
