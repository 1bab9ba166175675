import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Receipt } from '../../src/core/receipt/receipt.ts';
import { load } from '../../src/testing/gradients.ts';
import { waves } from '../../src/testing/training.ts';
import { writeTinyPacks } from '../../src/testing/packFolders.ts';
import { writePictures } from '../../src/testing/pictureFolder.ts';
import { runExpand } from '../expand/command.ts';
import { runReceipt } from './command.ts';

let work: string;
let packs: readonly string[];

beforeAll(async () => {
  work = mkdtempSync(join(tmpdir(), 'receipt-'));
  packs = await writeTinyPacks(work);
  vi.stubEnv('XDG_CACHE_HOME', join(work, 'cache'));
  await writePictures(join(work, 'set/train'), { red: 4, green: 4 });
  await writePictures(join(work, 'set/test'), { red: 3, green: 2 });
  await writePictures(join(work, 'plain'), { red: 4, green: 4 });
});
afterAll(() => {
  vi.unstubAllEnvs();
  rmSync(work, { recursive: true });
});

const SMALL = ['--net', 'plain', '--width', '4', '--side', '32', '--batch', '8', '--updates', '3', '--repeats', '2'];

/** Runs the command as a person does, in this process. */
async function receipt(...args: readonly string[]): Promise<{ code: number; lines: readonly string[]; last: string }> {
  const lines: string[] = [];
  const code = await runReceipt(args, (line) => lines.push(line));
  return { code, lines, last: lines.at(-1) ?? '' };
}

interface Last {
  readonly arms: readonly { name: string; mean: number; spread: number; runs: readonly number[] }[];
}

describe('npm run receipt', { timeout: 240_000 }, () => {
  it('trains every arm, writes what it found, and finds it again', async () => {
    const arms = 'original,randaugment,guided,randaugment-online,distilled,head,zero-shot';
    const [json, csv] = [join(work, 'r.json'), join(work, 'r.csv')];
    const args = [join(work, 'set'), '--arms', arms, '--k', '2', ...SMALL, ...packs];
    const first = await receipt(...args, '--json', json, '--csv', csv);
    expect(first.code).toBe(0);
    expect(first.lines.join('\n')).toContain(
      '8 seeds in 2 classes; 5 pictures to test with; gif: 16 pictures; randaugment: 16 pictures',
    );
    const last = JSON.parse(first.last) as Last;
    expect(last.arms.map(({ name }) => name).join()).toBe(arms);
    for (const { mean, runs } of last.arms) {
      expect(runs).toHaveLength(2);
      expect(mean).toBeCloseTo((runs[0]! + runs[1]!) / 2);
      for (const accuracy of runs) expect((accuracy * 5) / 100).toBeCloseTo(Math.round((accuracy * 5) / 100));
    }
    const document = JSON.parse(readFileSync(json, 'utf8')) as Receipt;
    expect(document).toMatchObject({ version: 1, classes: ['green', 'red'], seeds: [4, 4], tests: [2, 3] });
    expect(document.arms.map(({ pictures }) => pictures)).toEqual([8, 24, 24, 8, 8, 8, 0]);
    expect(document.packs.map(({ role }) => role)).toEqual(['prior', 'judge']);
    expect(document.recipe!.variants).toBe(2);
    expect(readFileSync(csv, 'utf8').split('\r\n')).toHaveLength(1 + 7 * 2 + 1);
    expect((await receipt(...args, '--json', json)).lines.at(-1)).toContain('--overwrite');
    const model = join(work, 'classifier');
    const again = await receipt(...args, '--export-model', model, '--export-arm', 'guided');
    expect(again.last).toBe(first.last);
    expect(readdirSync(model).sort()).toEqual(
      ['README.md', 'index.html', 'labels.json', 'model.onnx', 'preprocessing.json'].sort(),
    );
    const classifier = await load(readFileSync(join(model, 'model.onnx')));
    const { logits } = await classifier.run({ pixels: waves([2, 3, 32, 32], 1) });
    expect(logits!.dims).toEqual([2, 2]);
    await classifier.release();
  });

  it('takes what an export carries', async () => {
    const out = join(work, 'grown.zip');
    expect(
      await runExpand(
        [join(work, 'plain'), '--out', out, '--k', '2', '--method', 'unguided', ...packs],
        () => undefined,
      ),
    ).toBe(0);
    const { code, lines, last } = await receipt(
      out,
      '--arms',
      'original,expansion,synthetic',
      '--folds',
      '2',
      // The tiny judge takes pictures of a class for copies of each other.
      '--judge',
      'none',
      ...SMALL,
    );
    expect(lines.join('\n')).toContain('8 seeds in 2 classes; tested by folds; expansion: 16 pictures');
    expect(code).toBe(0);
    expect((JSON.parse(last) as Last).arms).toHaveLength(3);
    const accepted = await receipt(out, '--arms', 'accepted', ...SMALL, ...packs);
    expect(accepted).toMatchObject({
      code: 1,
      last: expect.stringContaining('variants that somebody accepted, got none') as string,
    });
  });

  it('reports seeds that are copies of test pictures', async () => {
    await writePictures(join(work, 'leaky/train'), { red: 2, green: 2 });
    await writePictures(join(work, 'leaky/test'), { red: 1, green: 1 });
    const { lines } = await receipt(join(work, 'leaky'), '--arms', 'original', ...SMALL, ...packs);
    expect(lines.join('\n')).toMatch(
      /! \d seeds are as good as copies of a test picture, so that all figures are too good/u,
    );
  });

  it.each([
    [['--arms', 'orignal'], '--arms to be original or'],
    [['--arms', 'original,original'], 'each arm once in --arms, got "original" twice'],
    [['--updates', '0'], '--updates to be a whole number from 1 to 100000, got "0"'],
    [['--updates', '9', '--epochs', '9'], '--updates or --epochs, got both'],
    [['--net', 'vgg'], '--net to be residual or depthwise'],
    [['--side', '65'], '--side to be a multiple of 16, got "65"'],
    [['--width', '6'], '--width to be a multiple of 4, got "6"'],
    [['--ratios', '0,x'], '--ratios to be numbers of variants such as 0,1,2,5,10, got "0,x"'],
    [['--judge', 'none', '--arms', 'head'], 'a judge for head, got --judge none'],
    [['--export-arm', 'head'], '--export-arm to be one of --arms that trains a network, got "head"'],
    [['second'], 'one folder, zip, tar or export, got 2'],
    [['--stpes', '2'], "Unknown option '--stpes'"],
  ])('%j is a wrong command line', async (args, message) => {
    const { code, lines } = await receipt(join(work, 'set'), ...args);
    expect(lines.filter((line) => !line.startsWith('computed by'))).toHaveLength(1);
    expect(lines.at(-1)).toContain(message);
    expect(lines.at(-1)).toMatch(/\. See --help\.$/u);
    expect(code).toBe(2);
  });

  it('says what cannot work before it trains', async () => {
    writeFileSync(join(work, 'there.json'), '{}');
    const set = join(work, 'set');
    expect(await receipt(set, '--json', join(work, 'there.json'))).toMatchObject({
      code: 1,
      last: expect.stringMatching(/^Expected nothing at --json, got .*there\.json; .*--overwrite\.$/u) as string,
    });
    expect((await receipt(set, '--csv', join(work, 'no/r.csv'))).last).toMatch(/^Expected the folder .*no for --csv/u);
    expect((await receipt('--help')).code).toBe(0);
    expect((await receipt()).code).toBe(2);
  });
});
