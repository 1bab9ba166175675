import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { expandInNode } from './expandInNode.ts';
import { copyPictures, newFolder, pictureFolder, SAMPLE } from './folders.ts';
import { rounded, synthetic } from './sidecarRows.ts';
import { expect, test } from './test.ts';
import { savedZip, type ZipContent } from './zip.ts';

interface SampleIndex {
  readonly files: readonly { readonly path: string }[];
}

test('the sample set becomes a zip whose every file and figure is right @long', async ({ studio }) => {
  test.setTimeout(1_200_000);
  const K = 3;
  await studio.open('?device=wasm');
  await studio.button('Try the sample set').click();
  await studio.expand(K);
  await studio.grown();
  await expect(studio.progress).toHaveAttribute('aria-valuenow', String(60 * K));
  await studio.goTo('Review');
  const onScreen = await studio.names();
  await studio.goTo('Export');
  const zip = await savedZip(await studio.exportZip());

  // Counts and names: every original byte for byte, every variant a PNG beside its seed.
  const index = JSON.parse(await readFile(join(SAMPLE, 'index.json'), 'utf8')) as SampleIndex;
  const originals = index.files.map(({ path }) => path);
  const seeds = originals.filter((path) => path.startsWith('train/'));
  expect([originals.length, seeds.length]).toEqual([70, 60]);
  const grown = seeds.flatMap((path) => [1, 2, 3].map((k) => path.replace(/\.png$/u, `__gif-k0${k}.png`)));
  expect([...zip.images.keys()].sort()).toEqual([...originals, ...grown].sort());
  for (const path of originals) {
    expect(Buffer.from(zip.images.get(path)!).equals(await readFile(join(SAMPLE, path))), path).toBe(true);
  }
  await expectVariants(zip, { count: 60 * K, side: 128 });
  expectOnScreen(onScreen, zip);

  // One seed of every class by the command: seeds do not depend on each other, classes do.
  const some = await newFolder('some');
  for (const label of new Set(seeds.map((path) => path.split('/')[1]!))) {
    await copyPictures(label, join(some, 'train', label), 1);
  }
  expectSameFigures(zip, await expandInNode(some, { variants: K, side: 128 }), { variants: 10 * K });
});

// Small pictures of a small folder stand for the sample set: a GPU in software is slow, and so is a busy machine.
for (const device of ['wasm', 'webgpu'] as const)
  test(`a folder becomes a zip as the command makes it, on ${device} @${device} @long`, async ({ studio }) => {
    test.setTimeout(1_800_000);
    const folder = await pictureFolder('few', ['cat', 'dog'], 1);
    await studio.open(`?device=${device}`);
    await studio.chooseFolder(folder);
    await studio.goTo('Recipe');
    await studio.advanced();
    await studio.page.getByLabel('Image size').selectOption('64');
    await studio.expand(2);
    await studio.grown(device === 'webgpu' ? 1_500_000 : undefined);
    await expect(studio.button(device === 'webgpu' ? 'WebGPU' : /^WASM/u)).toBeVisible();
    await studio.goTo('Review');
    const onScreen = await studio.names();
    await studio.goTo('Export');
    const zip = await savedZip(await studio.exportZip());
    await expectVariants(zip, { count: 4, side: 64 });
    expectOnScreen(onScreen, zip);
    expectSameFigures(zip, await expandInNode(folder, { variants: 2, side: 64 }), { variants: 4 });
  });

async function expectVariants(
  zip: ZipContent,
  { count, side }: { readonly count: number; readonly side: number },
): Promise<void> {
  const rows = synthetic(zip);
  expect(rows).toHaveLength(count);
  for (const { file_name, seed_file_name, label, status } of rows) {
    const { format, width, height } = await sharp(zip.images.get(file_name)).metadata();
    expect([format, width, height], file_name).toEqual(['png', side, side]);
    expect(zip.images.has(seed_file_name!), seed_file_name!).toBe(true);
    expect([file_name.split('/').at(-2), status]).toEqual([label, 'unreviewed']);
  }
  expect(zip.texts.get('README.md')).toContain('expansion.jsonl');
}

/** What the grid says of a variant is what its line in the sidecar says. */
function expectOnScreen(names: readonly string[], zip: ZipContent): void {
  expect(names.length).toBeGreaterThan(0);
  const rows = new Map(synthetic(zip).map((row) => [row.file_name.split('/').at(-1), row]));
  for (const name of names) {
    const [, stem, k, state, score] = /^(.+)\.png, variant (\d+), (\w+), class score (\d\.\d\d)/u.exec(name)!;
    const row = rows.get(`${stem!}__gif-k${k!.padStart(2, '0')}.png`)!;
    expect([row.status, row.p_label!.toFixed(2)], name).toEqual([state, score]);
  }
}

/** The command made the same variants with the same figures. */
function expectSameFigures(zip: ZipContent, node: ZipContent, { variants }: { readonly variants: number }): void {
  const expected = synthetic(node);
  expect(expected).toHaveLength(variants);
  const rows = new Map(zip.rows.map((row) => [row.file_name, row]));
  for (const row of expected) {
    expect(rounded(rows.get(row.file_name)!, 3), row.file_name).toEqual(rounded(row, 3));
  }
}
