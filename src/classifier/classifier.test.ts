import { describe, expect, it } from 'vitest';
import { runSeed } from '../core/brands.ts';
import { framePixels, toRgba } from '../core/image/pixels.ts';
import { RECEIPT_VERSION, type Receipt } from '../core/receipt/receipt.ts';
import { classifierFiles, pythonOf } from './classifier.ts';
import { RESIZE_SCRIPT } from './pageScript.ts';

type Resize = (source: Uint8ClampedArray, width: number, height: number, side: number) => Uint8ClampedArray;
// The page's own text, as the page runs it.
// oxlint-disable-next-line typescript/no-implied-eval, typescript/no-unsafe-call -- it is what is tested
const resize = new Function(`${RESIZE_SCRIPT}; return resize;`)() as Resize;

describe('the page', () => {
  it.each([
    [40, 16],
    [33, 32],
    [16, 32],
    [20, 20],
  ])('resizes %i px to %i px as pictures were that the network learnt from', (from, side) => {
    const data = Uint8ClampedArray.from({ length: 4 * from * from }, (_, i) => (i % 4 === 3 ? 255 : (i * 41) % 256));
    const own = resize(data, from, from, side);
    const framing = { width: side, height: side, fit: 'crop', filter: 'bicubic' } as const;
    const { dims, data: values } = framePixels({ width: from, height: from, data }, framing);
    const core = toRgba({ dims: dims.slice(1), data: values }).data;
    expect(Math.max(...own.map((value, i) => Math.abs(value - core[i]!)))).toBeLessThanOrEqual(1);
  });
});

describe('a classifier that somebody leaves with', () => {
  const receipt: Receipt = {
    version: RECEIPT_VERSION,
    ...{
      source: 'a<b>.zip',
      classes: ['a', 'b'],
      seeds: [4, 4],
      tests: [5, 5],
      recipe: null,
      packs: [],
      device: 'wasm',
    },
    protocol: {
      ...{ seed: runSeed(0), repeats: 1, batch: 8, tuned: false, variants: 5 },
      test: { kind: 'split', split: 'test' },
      length: { kind: 'updates', updates: 9, found: false },
      net: { kind: 'plain', width: 4, side: 64 },
    },
    arms: [
      {
        arm: 'original',
        pictures: 8,
        updates: 9,
        rates: null,
        mean: 0.8,
        spread: null,
        runs: [],
      },
    ],
    ...{ ratios: [], robustness: [], longTail: null, notes: [], appVersion: '9' },
  };
  const labels = ['</script><b>', 'b'];
  const bytes = Uint8Array.from({ length: 70_000 }, (_, i) => i % 251);
  const files = classifierFiles(
    {
      receipt,
      said: { arm: 'the folder alone', protocol: 'All alike.' },
      arm: 'original',
      labels,
      square: 128,
      model: bytes,
    },
    { module: bytes, wasm: bytes },
  );
  const textOf = (path: string) => files.find((file) => file.path === path)!.content as string;

  it('has everything in one page that may connect to nothing', async () => {
    const page = textOf('index.html');
    expect(page).toContain("default-src 'none'");
    expect(page).not.toMatch(/https?:/u);
    expect(page).toContain('Classifier of a&lt;b&gt;');
    expect(page.split('</script>')).toHaveLength(5);
    const packed = /id="model">([^<]*)</u.exec(page)![1]!;
    const stream = new Blob([Buffer.from(packed, 'base64')]).stream().pipeThrough(new DecompressionStream('gzip'));
    expect(new Uint8Array(await new Response(stream).arrayBuffer())).toEqual(bytes);
    expect(page).toContain('SIDES = [128,64]');
  });

  it('hands squares as they are to a judge that was trained on, and names it', () => {
    const pack = { role: 'judge', id: 'owl', version: '2', sha256: '0'.repeat(64) } as const;
    const [own] = receipt.arms;
    const made = classifierFiles(
      {
        receipt: { ...receipt, packs: [pack], arms: [{ ...own!, arm: 'fine-tuned' }] },
        ...{ said: { arm: 'the judge', protocol: 'All alike.' }, arm: 'fine-tuned', labels, square: 128, model: bytes },
      },
      { module: bytes, wasm: bytes },
    );
    const said = made.find(({ path }) => path === 'README.md')!.content as string;
    expect(said).toContain('[n, 3, 128, 128]');
    expect(said).toContain(pythonOf([128]));
    expect(said).toContain('the image tower of owl 2');
    expect(textOf('README.md')).not.toContain('image tower');
  });

  it('says how good it is, how pictures are prepared, and reads one in four lines of Python', () => {
    expect(textOf('README.md')).toContain('read 80.0 % of 10 pictures of the test split');
    expect(JSON.parse(textOf('labels.json'))).toEqual(labels);
    expect(JSON.parse(textOf('preprocessing.json'))).toMatchObject({ resize: [128, 64], range: [0, 1] });
    expect(pythonOf([128, 64]).split('\n')).toHaveLength(4);
    expect(textOf('README.md')).toContain(pythonOf([128, 64]));
  });
});
