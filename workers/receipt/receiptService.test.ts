import 'fake-indexeddb/auto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { runReceipt } from '../../cli/receipt/command.ts';
import { decodeRgba } from '../../cli/lib/decode.ts';
import { openRuntime } from '../../cli/runtime/node.ts';
import { runSeed } from '../../src/core/brands.ts';
import type { Split } from '../../src/core/dataset/placement.ts';
import { RATIOS } from '../../src/core/receipt/ratios.ts';
import type { Receipt } from '../../src/core/receipt/receipt.ts';
import { planRun } from '../../src/core/run/plan.ts';
import { DEFAULT_RECIPE, partOf, resolveRecipe } from '../../src/core/run/recipe.ts';
import { openPorts } from '../../src/models/openPorts.ts';
import type { ReceiptFile, ReceiptNews, ReceiptWork } from '../../src/protocol/receipt.ts';
import { writePictures } from '../../src/testing/pictureFolder.ts';
import type { ReceiptPlatform } from './platform.ts';
import { createReceiptService } from './receiptService.ts';

/** What a browser brings: the runtime's build, and its decoders. */
const platform: ReceiptPlatform = {
  openDevice: async () => ({ runtime: await openRuntime('wasm', 1), device: 'wasm' }),
  decode: async (file, options) => decodeRgba(new Uint8Array(await file.arrayBuffer()), options),
  openPack: () => Promise.reject(new Error('Expected no arm to ask for the judge.')),
};
const NET = { kind: 'plain', width: 4, side: 32 } as const;
const VARIANTS = 1;
const FURTHER = { ratios: RATIOS.slice(0, 3), robustness: true, longTail: 4 };

let folder: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'receipt-worker-'));
  vi.stubEnv('XDG_CACHE_HOME', join(folder, 'cache'));
  await writePictures(join(folder, 'set/train'), { red: 4, green: 4, blue: 4 });
  await writePictures(join(folder, 'set/test'), { red: 1, green: 1, blue: 1 });
});
afterAll(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true });
});

/** The folder as the page would hand it to its worker. */
async function workOf(): Promise<ReceiptWork> {
  const set = join(folder, 'set');
  const images = (readdirSync(set, { recursive: true }) as string[])
    .filter((path) => path.endsWith('.png'))
    .sort()
    .map((path) => {
      const [split, label] = path.split('/') as [Split, string];
      return { path, split, label };
    });
  const { seeds, kept, classes } = planRun(images, DEFAULT_RECIPE, () => 0);
  const fileOf = (path: string) => new Blob([readFileSync(join(set, path))]);
  const { framing } = await openPorts({ prior: null, judge: null, mask: null }, await openRuntime('wasm', 1));
  const seed = runSeed(0);
  const recipe = { ...DEFAULT_RECIPE, runSeed: seed, variants: VARIANTS, parts: [partOf('randaugment')] };
  return {
    ...{
      project: 'p',
      key: 'test',
      device: 'wasm',
      classes,
      groups: seeds.map((_, i) => i),
      pools: [],
      judge: null,
      stretch: 0,
    },
    framing: framing(undefined),
    seeds: seeds.map(({ image: { path }, id, label }, i) => ({
      ...{ path, id, label, soft: null, origins: [i], k: 0, file: fileOf(path) },
    })),
    tests: kept.map(({ path, label }): ReceiptFile => ({
      ...{ path, label: classes.indexOf(label), soft: null, origins: [], k: 0, file: fileOf(path) },
    })),
    makes: [{ pool: 'randaugment', method: 'randaugment', recipe: resolveRecipe(recipe, { side: framing(undefined).width, epsilon: null }) }], // prettier-ignore
    asked: {
      ...{ arms: ['original', 'randaugment'], repeats: 1, length: { kind: 'updates', count: 2 }, seed, tune: false },
      ...{ test: { kind: 'split', split: 'test' }, net: NET, batch: 8, variants: VARIANTS },
      ...FURTHER,
    },
  };
}

describe('the worker of receipts', () => {
  it('answers everything as the command does, and says how far the whole is', async () => {
    const news: ReceiptNews[] = [];
    const made = await createReceiptService(platform).make(await workOf(), { kind: 'address', folder: '' }, (one) => {
      news.push(one);
      return Promise.resolve();
    });
    if (!made.ok) throw new Error(JSON.stringify(made.error));

    const json = join(folder, 'r.json');
    const lines: string[] = [];
    const options = [
      ...[
        '--arms',
        'original,randaugment',
        '--k',
        String(VARIANTS),
        '--repeats',
        '1',
        '--updates',
        '2',
        '--batch',
        '8',
      ],
      ...['--net', NET.kind, '--width', String(NET.width), '--side', String(NET.side), '--judge', 'none'],
      ...['--ratios', FURTHER.ratios.join(), '--robustness', '--long-tail', String(FURTHER.longTail)],
      ...['--threads', '1', '--json', json],
    ];
    expect(await runReceipt([join(folder, 'set'), ...options], (line) => lines.push(line)), lines.join('\n')).toBe(0);
    const { ratios, robustness, longTail, arms } = JSON.parse(readFileSync(json, 'utf8')) as Receipt;
    expect(made.value.ratios).toEqual(ratios);
    expect(ratios.map(({ arm, points }) => [arm, points.map(({ k }) => k)])).toEqual([['randaugment', [0, 1, 2]]]);
    expect(made.value.robustness).toEqual(robustness);
    expect(robustness).toHaveLength(2 * 15 * 3);
    expect(made.value.longTail).toEqual(longTail);
    expect(longTail!.results).toHaveLength(2 * 2);
    expect(made.value.arms.map(({ mean }) => mean)).toEqual(arms.map(({ mean }) => mean));

    // Two arms, one point more than they give, two softmaxes of each; then 45 ways to make pictures worse.
    const jobs = news.flatMap((one) => (one.kind === 'job' ? [one] : []));
    expect(jobs.map(({ stage }) => stage)).toEqual([
      ...Array<string>(2).fill('run'),
      'ratio',
      ...Array<string>(4).fill('tail'),
    ]);
    expect(jobs.map(({ done, jobs: all }) => [done, all])).toEqual(jobs.map((_, i) => [i, jobs.length]));
    const spans = news.flatMap((one) => (one.kind === 'job' || one.kind === 'corruption' ? [one.span] : []));
    expect(spans).toHaveLength(jobs.length + 45);
    spans.forEach(({ from }, i) => {
      expect(from).toBeCloseTo(spans[i - 1]?.to ?? 0);
    });
    expect(spans.at(-1)!.to).toBeCloseTo(spans.at(-1)!.of);
  });
});
