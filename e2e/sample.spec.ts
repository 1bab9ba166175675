import { execFile } from 'node:child_process';
import { mkdtemp, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test, type Download } from '@playwright/test';
import sharp from 'sharp';
import { openStudio, setNumber } from './studioPage.ts';
import { readZip, type ZipContent } from './zip.ts';

const ROOT = join(import.meta.dirname, '..');
const SAMPLE = join(ROOT, 'public/sample');
const K = 3;

async function saved(download: Download): Promise<ZipContent> {
  const path = join(await mkdtemp(join(tmpdir(), 'offshoot-')), download.suggestedFilename());
  await download.saveAs(path);
  return readZip(path);
}

/** The same run by the command, in Node. */
async function expandInNode(): Promise<ZipContent> {
  const out = join(await mkdtemp(join(tmpdir(), 'offshoot-')), 'node.zip');
  const cli = [join(ROOT, 'node_modules/tsx/dist/cli.mjs'), 'cli/expand.ts', SAMPLE, '--out', out, '--k', String(K)];
  await promisify(execFile)(process.execPath, cli, { cwd: ROOT });
  return readZip(out);
}

test('the sample set becomes a zip whose every file and figure is right', async ({ page }) => {
  test.setTimeout(900_000);
  const studio = await openStudio(page, '?device=wasm');
  await studio.trySample();
  await studio.goTo('recipe');
  await setNumber(page, 'Variants per image', K);
  await studio.expand();
  await expect(page.getByRole('heading', { name: 'Grown', exact: true })).toBeVisible({ timeout: 600_000 });
  await expect(page.getByRole('progressbar', { name: 'Expansion' })).toHaveAttribute('aria-valuenow', String(60 * K));

  await studio.goTo('review');
  const cell = page.getByRole('gridcell', { name: /variant 1\b/u }).first();
  await expect(cell).toBeVisible();
  const onScreen = (await cell.getAttribute('aria-label'))!;

  await studio.goTo('export');
  const { images, rows, card } = await saved(await studio.exportZip());

  // Counts and names: every original byte for byte, every variant a PNG beside its seed.
  const index = JSON.parse(await readFile(join(SAMPLE, 'index.json'), 'utf8')) as { files: { path: string }[] };
  expect(index.files).toHaveLength(70);
  const seeds = index.files.filter(({ path }) => path.startsWith('train/'));
  const names = [
    ...index.files.map(({ path }) => path),
    ...seeds.flatMap(({ path }) => [1, 2, 3].map((k) => path.replace(/\.png$/u, `__gif-k0${k}.png`))),
  ];
  expect([...images.keys()].sort()).toEqual(names.sort());
  for (const { path } of index.files) {
    expect(Buffer.from(images.get(path)!).equals(await readFile(join(SAMPLE, path))), path).toBe(true);
  }
  const variants = rows.filter(({ source }) => source === 'synthetic');
  expect(variants).toHaveLength(60 * K);
  for (const { file_name, label, split, status } of variants) {
    const { format, width, height } = await sharp(images.get(file_name)).metadata();
    expect([format, width, height], file_name).toEqual(['png', 128, 128]);
    expect([file_name.split('/')[1], split, status]).toEqual([label, 'train', 'unreviewed']);
  }
  expect(card).toContain('expansion.jsonl');

  // A figure on screen is the sidecar's.
  const [, stem, k] = /^(.+)\.png, variant (\d+)/u.exec(onScreen)!;
  const row = variants.find((candidate) => candidate.file_name.endsWith(`/${stem!}__gif-k0${k!}.png`))!;
  const score = /class score ([\d.]+)/u.exec(onScreen)!;
  expect(Number(score[1])).toBeCloseTo(row.p_label!, 2);

  // The command makes the same.
  const node = await expandInNode();
  const byName = new Map(node.rows.map((line) => [line.file_name, line]));
  expect(node.rows).toHaveLength(rows.length);
  for (const line of rows) {
    const other = byName.get(line.file_name)!;
    expect({ ...line, ...figures(line, 3) }).toEqual({ ...other, ...figures(other, 3), reason: line.reason });
  }
  expect(studio.complaints).toEqual([]);
});

/** Figures as far as two builds of one runtime agree on them. */
function figures(row: ZipContent['rows'][number], digits: number) {
  const round = (value: number | null) => (value === null ? null : Number(value.toFixed(digits)));
  return {
    p_label: round(row.p_label),
    entropy: round(row.entropy),
    delta_entropy: round(row.delta_entropy),
    diversity: round(row.diversity),
    cosine_to_seed: round(row.cosine_to_seed),
    nearest: row.nearest && { file_name: row.nearest.file_name, cosine: round(row.nearest.cosine) },
  };
}
