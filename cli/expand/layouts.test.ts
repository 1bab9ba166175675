import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { methodOf, methodsWith, type MethodId } from '../../src/core/methods/table.ts';
import { parseCsv } from '../../src/export/layouts/csv.ts';
import { LAYOUTS, layoutOf } from '../../src/export/layouts/layouts.ts';
import type { LayoutId } from '../../src/export/layouts/layout.ts';
import type { SidecarRow } from '../../src/export/sidecar.ts';
import type { ImportEvent } from '../../src/protocol/import.ts';
import type { JobId } from '../../src/protocol/job.ts';
import { fakeStudio } from '../../src/testing/fakeStudio.ts';
import { growZip, hashOf, rewriteDocument, type GrownZip } from '../../src/testing/grownZips.ts';
import { noisePng } from '../../src/testing/noisePicture.ts';
import { tinyMask } from '../../src/testing/tinyPacks.ts';
import { writePack, writeTinyPacks } from '../../src/testing/packFolders.ts';
import { createImportService } from '../../workers/import/importService.ts';
import { runExpand } from './command.ts';

/** What can be had with the starter prior. */
const STARTER_METHODS = methodsWith('autoencoder');

const AT = '2026-03-04T05:06:07.000Z';
const SEEDS = [
  'train/red/a.png',
  'train/red/b.png',
  'train/green/c.png',
  'train/green/d.png',
  'test/red/e.png',
  'test/green/f.png',
];
/** All methods, fewer at a time than a recipe takes. */
const MIXES: readonly (readonly MethodId[])[] = [STARTER_METHODS.slice(0, 6), STARTER_METHODS.slice(6)];
/** These make something of every seed; others leave some to another method. */
const always = (methods: readonly MethodId[]) => methods.filter((id) => !methodOf(id).declines);
let work: string;
let packs: readonly string[];

beforeAll(async () => {
  work = await mkdtemp(join(tmpdir(), 'layouts-'));
  await writePack(join(work, 'mask'), tinyMask());
  packs = [...(await writeTinyPacks(work)), '--mask', join(work, 'mask')];
  vi.stubEnv('XDG_CACHE_HOME', join(work, 'cache'));
  for (const [i, path] of SEEDS.entries()) {
    await mkdir(dirname(join(work, 'pets', path)), { recursive: true });
    await writeFile(join(work, 'pets', path), await noisePng({ name: path, width: 24 + i, height: 20 }));
  }
});
afterAll(() => rm(work, { recursive: true }));

const grow = (name: string, ...args: readonly string[]) =>
  growZip(join(work, 'pets'), join(work, name), [...packs, ...args]);

/** The zip through the page's own reader, with another decoder than the browser's, and on its screen. */
async function openOnPage(zip: string) {
  const service = createImportService(async (placed, { blob: file, content }) => {
    const bytes = await content();
    const { width, height } = await sharp(bytes).metadata();
    const facts = { bytes: bytes.length, width, height, luminance: 0.5, sharpness: 1 };
    return { ...placed, ...facts, sha256: hashOf(bytes), thumbnail: file, original: file };
  });
  const events: ImportEvent[] = [];
  const file = new Blob([await readFile(zip)]);
  const read = await service.read(
    1 as JobId,
    { kind: 'zip', file, name: 'grown.zip' },
    () => Promise.reject(new Error('Expected no file of the page.')),
    (some) => void events.push(...some),
  );
  expect(read.ok).toBe(true);
  const page = fakeStudio({ events });
  // The toy judge sees other pictures than these.
  page.engine.hold('embedSeeds');
  page.actions.seeds.openSample();
  await page.until(({ run, seeds }) => run.variants.size > 0 || seeds.phase.kind === 'failed');
  return page.store.getState();
}

/** Every second variant is decided on. */
const review = (zip: GrownZip, out: string, originals: ReadonlyMap<string, Uint8Array>) =>
  rewriteDocument({ ...zip, files: new Map([...originals, ...zip.files]) }, out, (document) => ({
    ...document,
    decisions: document.run!.variants.flatMap(({ seed, k }) =>
      k % 2 === 0 ? [] : [{ seed, k, verdict: 'accepted' as const, relabel: null, reason: '', at: AT }],
    ),
  }));

describe('an export of every method', { timeout: 300_000 }, () => {
  const cases = LAYOUTS.flatMap(({ id }) => MIXES.map((methods) => ({ id, methods })));
  it.each(cases)(
    'in the layout $id is read by its loader and opens as a project: $methods',
    async ({ id, methods }) => {
      const args = [
        '--layout',
        id,
        '--k',
        String(methods.length),
        '--mix',
        methods.map((method) => `${method}=1`).join(),
      ];
      const zip = await grow(`${id}-${methods[0]!}.zip`, ...args);
      const variants = zip.rows.filter(({ source }) => source === 'synthetic');
      expect(methods).toEqual(expect.arrayContaining([...new Set(variants.map(({ method }) => method))]));
      expect(variants.map(({ method }) => method)).toEqual(expect.arrayContaining([...always(methods)]));
      expect(variants).toHaveLength(4 * methods.length);
      for (const { file_name } of zip.rows) expect(zip.files.has(file_name)).toBe(true);

      // Its loader finds every picture in its class and its split.
      const texts = new Map(
        [...zip.files.keys()].filter((path) => /\.(?:jsonl|csv)$/u.test(path)).map((path) => [path, zip.text(path)]),
      );
      const loaded = layoutOf(id).read([...zip.files.keys()], texts);
      const told = zip.rows.map(({ file_name: path, label, split }) => ({ path, label, split }));
      const byPath = (a: { readonly path: string }, b: { readonly path: string }) => (a.path < b.path ? -1 : 1);
      expect(loaded.toSorted(byPath)).toEqual(told.sort(byPath));

      // Only the new images: laid over the folder that they were grown from.
      const originals = new Map<string, Uint8Array>();
      if (id === 'new-images') for (const path of SEEDS) originals.set(path, await readFile(join(work, 'pets', path)));
      const reviewed = join(work, `${id}-${methods[0]!}-reviewed.zip`);
      await review(zip, reviewed, originals);
      const { run, review: decided, reopened, seeds } = await openOnPage(reviewed);
      expect([seeds.phase, reopened.differences]).toEqual([{ kind: 'ready', stopped: false }, []]);
      expect([...seeds.images.keys()].sort()).toEqual(SEEDS.toSorted());
      const rows = new Map(variants.map((row) => [`${row.label!} ${row.stream!} ${row.p_label!} ${row.method!}`, row]));
      for (const record of run.variants.values()) {
        const label = seeds.images.get(record.seed)!.label;
        const row = rows.get(`${label} ${record.number} ${record.classScore} ${record.how.method}`)!;
        expect({ ...record.how }).toEqual({ method: row.method, ...row.how });
        expect([record.k, record.entropy, record.deltaEntropy, record.diversity, record.cosineToSeed]).toEqual([
          ...[row.k, row.entropy, row.delta_entropy, row.diversity, row.cosine_to_seed],
        ]);
      }
      expect(run.variants.size).toBe(variants.length);
      const accepted = [...run.variants.values()].filter(({ k }) => k % 2 === 1).map(({ slot }) => slot);
      expect([...decided.decisions.keys()].sort()).toEqual(accepted.sort());
    },
  );

  it('selected from many opens too', async () => {
    const mix = always(STARTER_METHODS)
      .slice(0, 4)
      .map((method) => `${method}=1`);
    const zip = await grow('selected.zip', '--layout', 'csv', '--k', '4', '--select', '12', '--mix', mix.join());
    const variants = zip.rows.filter(({ source }) => source === 'synthetic');
    expect(variants.length).toBeGreaterThan(0);
    const { run } = await openOnPage(zip.out);
    expect(run.variants.size).toBe(variants.length);
    expect([...run.variants.values()].every(({ deltaEntropy }) => deltaEntropy > 0)).toBe(true);
    expect(run.settings!.select).toEqual({ tries: 12 });
  });
});

describe('labels that two classes share', { timeout: 300_000 }, () => {
  const MIXED = ['--mix', 'cutmix=1,mixup=1', '--k', '4', '--soft-labels', '0', '--partner', 'any-class'];
  const shared = ({ rows }: GrownZip) => rows.filter(({ mixed_with }) => mixed_with !== null);
  /** What a row's label is, in the order of the classes. */
  const truthOf = ({ label, mixed_with: mix }: SidecarRow) =>
    ['green', 'red'].map((name) => (name === label ? 1 - (mix?.share ?? 0) : (mix?.share ?? 0)));

  it('are probabilities in the table', async () => {
    const zip = await grow('shared-csv.zip', '--layout', 'csv', ...MIXED);
    expect(new Set(shared(zip).map(({ method }) => method))).toEqual(new Set(['cutmix', 'mixup']));
    const [header, ...lines] = parseCsv(zip.text('labels.csv'));
    const at = (name: string) => header!.indexOf(name);
    for (const row of zip.rows) {
      const line = lines.find((one) => one[at('file_name')] === row.file_name)!;
      expect(line[at('label')]).toBe(row.label);
      const soft = line[at('label_probabilities')];
      expect(soft === '' ? null : soft!.split(' ').map(Number)).toEqual(row.mixed_with ? truthOf(row) : null);
    }
    const { run } = await openOnPage(zip.out);
    expect([...run.variants.values()].filter(({ mixture }) => mixture !== null)).toHaveLength(shared(zip).length);
  });

  it('are probabilities for Hugging Face in every split, of one type, which the card says', async () => {
    const zip = await grow('shared-hf.zip', '--layout', 'hugging-face', ...MIXED);
    for (const split of ['train', 'test']) {
      const text = zip.text(`${split}/metadata.jsonl`);
      for (const line of text.trimEnd().split('\n')) {
        const said = JSON.parse(line) as {
          readonly file_name: string;
          readonly label_probabilities: readonly number[];
        };
        const row = zip.rows.find(({ file_name }) => file_name === `${split}/${said.file_name}`)!;
        expect(said.label_probabilities).toEqual(truthOf(row));
      }
      // The loader would take whole numbers for integers, and refuse splits that differ in the type of a column.
      expect(text).not.toMatch(/"label_probabilities":\[[^\]]*(?<![.\d])\d+[,\]]/u);
    }
    expect(zip.text('README.md')).toContain('  - name: label_probabilities\n    sequence: float64\n');
  });

  it.each<LayoutId>(['folders', 'ultralytics', 'new-images'])('are refused by %s, with the reason', async (id) => {
    const lines: string[] = [];
    const args = [join(work, 'pets'), '--out', join(work, 'no.zip'), ...packs, '--layout', id, ...MIXED];
    expect(await runExpand(args, (line) => lines.push(line))).toBe(2);
    expect(lines.at(-1)).toContain(
      `Expected --layout hugging-face or csv for cutmix, mixup with --partner any-class, whose labels two classes share, got ${id}, where a folder is one class.`,
    );
  });
});
