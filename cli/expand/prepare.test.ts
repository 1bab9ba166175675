import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import type { Split } from '../../src/core/dataset/placement.ts';
import { fileError } from '../../src/core/failure.ts';
import { saying } from '../../src/testing/saying.ts';
import { EN } from '../../src/ui/words/en.ts';
import type { Dataset, DatasetImage } from '../lib/dataset.ts';
import { openExpandModels } from './models.ts';
import { parseOptions } from './options.ts';
import { prepare, readPixels } from './prepare.ts';

/** A data set of pictures by path, `<split>/<class>/<name>` or `<class>/<name>`. */
function datasetOf(pictures: Readonly<Record<string, Uint8Array<ArrayBuffer> | Error>>): Dataset {
  const images = Object.entries(pictures).map(([path, content]): DatasetImage => {
    const parts = path.split('/');
    const split = parts.length === 3 ? (parts[0] as Split) : null;
    const read = () => (content instanceof Error ? Promise.reject(content) : Promise.resolve(content));
    return { path, from: path, split, label: parts.at(-2)!, bytes: 1, read };
  });
  const understanding = {
    layout: 'splits',
    by: 'folders',
    images: [],
    leftOut: [],
    systemFiles: 0,
    notes: [],
  } as const;
  return {
    source: 'folder',
    layout: 'splits',
    images,
    refused: [],
    understanding,
    notes: [],
    close: () => Promise.resolve(),
  };
}

async function prepared(pictures: Parameters<typeof datasetOf>[0], ...more: readonly string[]) {
  const options = parseOptions([
    'in',
    '--out',
    'o.zip',
    '--method',
    'randaugment',
    '--judge',
    'none',
    '--size',
    '32',
    ...more,
  ])!;
  const open = await openExpandModels(options);
  const warnings: string[] = [];
  const { plan, refused } = await prepare(datasetOf(pictures), options, open, {
    onProgress: () => undefined,
    onWarning: (text) => void warnings.push(text),
  });
  await open.close();
  return {
    seeds: plan.seeds.map(({ image }) => image.path),
    kept: plan.kept.map(({ path, held }) => (held ? `${path} held` : path)),
    refused,
    warnings,
  };
}

const solid = async (background: string): Promise<Uint8Array<ArrayBuffer>> =>
  new Uint8Array(
    await sharp({ create: { width: 48, height: 48, channels: 3, background } })
      .png()
      .toBuffer(),
  );
const [RED, GREEN, BLUE] = await Promise.all(['#f00', '#0f0', '#00f'].map((colour) => solid(colour)));

describe('a training picture that is a test picture too', () => {
  const LEAKING = {
    'train/cat/1.png': RED!,
    'train/cat/2.png': GREEN!,
    'train/dog/1.png': BLUE!,
    'test/cat/seen.png': RED!,
    'val/dog/seen.png': GREEN!,
  };

  it('is kept and not grown, whatever its class and whichever split holds it out', async () => {
    const { seeds, kept, refused } = await prepared(LEAKING);
    expect(seeds).toEqual(['train/dog/1.png']);
    expect(kept).toEqual(['train/cat/1.png held', 'train/cat/2.png held', 'test/cat/seen.png', 'val/dog/seen.png']);
    expect(refused).toEqual([]);
  });

  it('is grown where the person says so', async () => {
    const { seeds, kept } = await prepared(LEAKING, '--grow-leaks');
    expect(seeds).toEqual(['train/cat/1.png', 'train/cat/2.png', 'train/dog/1.png']);
    expect(kept).toEqual(['test/cat/seen.png', 'val/dog/seen.png']);
  });

  it('leaves nothing to grow where all are', async () => {
    await expect(saying(prepared({ 'train/cat/1.png': RED!, 'test/cat/1.png': RED! }))).rejects.toThrow(/^Expected /u);
  });

  it('is one of equal bytes: twins in train alone are both grown', async () => {
    const { seeds } = await prepared({ 'cat/1.png': RED!, 'cat/2.png': RED!, 'dog/1.png': BLUE! });
    expect(seeds).toEqual(['cat/1.png', 'cat/2.png', 'dog/1.png']);
  });
});

describe('a picture that cannot be read', () => {
  it('is left out with its reason, held out or not, and its class is named where it was the last', async () => {
    const { seeds, kept, refused, warnings } = await prepared({
      'train/cat/1.png': RED!,
      'train/cat/2.png': new Uint8Array(0),
      'train/dog/1.png': fileError({ code: 'cannot-open' }),
      'test/cat/1.png': Uint8Array.from('<html></html>', (letter) => letter.charCodeAt(0)),
    });
    expect([seeds, kept]).toEqual([['train/cat/1.png'], []]);
    expect(refused.map(({ path, why }) => `${path}: ${EN.reason(why)}`)).toEqual([
      'train/cat/2.png: it is empty',
      'train/dog/1.png: it cannot be opened',
      expect.stringMatching(/^test\/cat\/1\.png: it is a web page/u),
    ]);
    expect(warnings).toEqual([
      'class "dog" has no image that can be read and is left out',
      '"cat" is the only class: the judge has nothing to tell it from',
    ]);
  });
});

describe('readPixels', () => {
  it('takes the square where a person moved it in the studio', async () => {
    // Black at its left, white at its right.
    const wide = await sharp({ create: { width: 64, height: 32, channels: 3, background: '#fff' } })
      .composite([{ input: { create: { width: 32, height: 32, channels: 3, background: '#000' } }, left: 0, top: 0 }])
      .png()
      .toBuffer();
    const framing = { height: 32, width: 32, fit: 'crop', filter: 'bicubic' } as const;
    const meanAt = async (crop?: number) => {
      const read = () => Promise.resolve(new Uint8Array(wide));
      const { data } = await readPixels({ read, crop }, { framing }, { stretch: 16 });
      return data.reduce((sum, value) => sum + value, 0) / data.length;
    };
    expect([await meanAt(0), await meanAt(), await meanAt(1)]).toEqual([0, expect.closeTo(0.5, 1), 1]);
  });
});
