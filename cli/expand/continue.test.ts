import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { ProjectDocument } from '../../src/export/project/schema.ts';
import { tally } from '../../src/store/review/selectors.ts';
import { headerOf } from '../../src/store/runs/figures.ts';
import {
  growZip,
  hashOf,
  openedInStudio,
  readZip,
  rewriteDocument,
  type GrownZip,
} from '../../src/testing/grownZips.ts';
import { writeTinyPacks } from '../../src/testing/packFolders.ts';
import { EXAMPLE_RECEIPT } from '../../src/testing/receipts.ts';
import { runExpand } from './command.ts';

const AT = '2026-03-04T05:06:07.000Z';
const SEEDS = ['red/a.png', 'red/b.png', 'green/c.png', 'green/d.png'];
let work: string;
let packs: readonly string[];

beforeAll(async () => {
  work = await mkdtemp(join(tmpdir(), 'continue-'));
  packs = await writeTinyPacks(work);
  vi.stubEnv('XDG_CACHE_HOME', join(work, 'cache'));
  vi.stubEnv('SOURCE_DATE_EPOCH', '1000000000');
  for (const [i, path] of SEEDS.entries()) {
    const noise = { type: 'gaussian' as const, mean: 128, sigma: 60 };
    const picture = sharp({ create: { width: 24 + i, height: 20, channels: 3, background: '#806040', noise } });
    await mkdir(dirname(join(work, 'pets', path)), { recursive: true });
    await writeFile(join(work, 'pets', path), await picture.png().toBuffer());
  }
});
afterAll(() => rm(work, { recursive: true }));

const grow = (name: string, input: string, ...args: readonly string[]) =>
  growZip(input, join(work, name), [...packs, ...args]);

const RECIPE = ['--mix', 'gif=2,randaugment=1', '--k', '3', '--epsilon', '0.4', '--seed', '7', '--judge-mode', 'names'];
const NAMES = { green: 'grass', red: 'rose' };

const DECISIONS: ProjectDocument['decisions'] = [
  { seed: 'red/a.png', k: 1, verdict: 'accepted', relabel: null, reason: '', at: AT },
  { seed: 'red/a.png', k: 2, verdict: 'rejected', relabel: null, reason: 'class lost', at: AT },
  { seed: 'green/c.png', k: 3, verdict: 'accepted', relabel: 'red', reason: '', at: AT },
];

/** Where the studio puts what was given another class. */
const moved = (path: string): string => path.replace('green/c__gif-k03', 'red/c__gif-k03');

/** Drawn on the object of a seed by hand. */
const MASK: NonNullable<ProjectDocument['images'][number]['mask']> = [
  { kind: 'box', includes: true, from: [0.2, 0.1], to: [0.8, 0.9] },
];

/** Of a run that is set aside. */
const FIGURES = {
  ...{ seeds: 4, read: 3, variants: 4, kept: 2 },
  ...{ entropy: 0.5, diversity: null, accepted: 1, rejected: 0 },
};

/** What a training came to, of either run. */
const RECEIPT = { id: 'r', at: AT, seconds: 3, receipt: EXAMPLE_RECEIPT };

/** Accepted, rejected and given another class, of what was made, beside another run; the mask of a seed corrected. */
const reviewed = (document: ProjectDocument): ProjectDocument => ({
  ...document,
  project: { ...document.project, name: 'Flowers' },
  images: document.images.map((image) => (image.id === 'red/b.png' ? { ...image, mask: MASK } : image)),
  decisions: DECISIONS.filter(({ seed, k }) =>
    document.run!.variants.some((variant) => variant.seed === seed && variant.k === k),
  ),
  run: document.run && {
    ...document.run,
    ...{ made: 2, name: 'Second' },
    variants: document.run.variants.map((variant) => ({ ...variant, file: variant.file && moved(variant.file) })),
  },
  earlier: [{ made: 1, name: 'First', settings: document.recipe, total: 4, seconds: 9, figures: FIGURES }],
  rules: [{ at: AT, rules: [{ kind: 'class-lost' }], rejected: 1 }],
  receipts: [RECEIPT],
});

async function grownAndReviewed(name: string, ...more: readonly string[]): Promise<GrownZip> {
  await writeFile(join(work, 'names.json'), JSON.stringify(NAMES));
  const first = await grow(
    `${name}-1.zip`,
    join(work, 'pets'),
    ...RECIPE,
    '--names',
    join(work, 'names.json'),
    ...more,
  );
  await rewriteDocument(first, join(work, `${name}-2.zip`), reviewed, moved);
  return first;
}

const variantOf = ({ run }: ProjectDocument, seed: string, k: number) =>
  run!.variants.find((variant) => variant.seed === seed && variant.k === k)!;

const bytesOf = ({ files }: Pick<GrownZip, 'files'>, document: ProjectDocument, seed: string, k: number) =>
  hashOf(files.get(variantOf(document, seed, k).file!)!);

describe('a reviewed export that is expanded again', { timeout: 240_000 }, () => {
  it('goes on by its own recipe: decisions stay, and what was rejected is replaced', async () => {
    const first = await grownAndReviewed('whole');
    const before = openedInStudio(first).document;
    const second = await grow('whole-3.zip', join(work, 'whole-2.zip'));
    expect(second.output).toContain('a project: "Flowers", 12 variants, 3 decisions');
    expect(second.output).toContain('12 variants carried on, 1 of them rejected; 1 variant to be made');

    const { document, reconciled, state } = openedInStudio(second);
    expect(reconciled.differences).toEqual([]);
    expect(document.images.flatMap(({ id, mask }) => (mask ? [[id, mask]] : []))).toEqual([['red/b.png', MASK]]);
    expect(document.run!.settings).toEqual(before.run!.settings);
    expect(document.run!.judgeHead).toEqual(before.run!.judgeHead);
    expect([document.run!.prompt, document.run!.names]).toEqual([before.run!.prompt, ['grass', 'rose']]);
    expect(document.decisions).toEqual(expect.arrayContaining(reviewed(before).decisions));
    expect([document.decisions.length, document.project.name, document.rules.length]).toEqual([3, 'Flowers', 1]);
    expect(document.run).toMatchObject({ made: 2, name: 'Second' });
    expect(document.earlier).toEqual(reviewed(before).earlier);
    expect(document.receipts).toEqual([RECEIPT]);
    expect(tally(state.run.variants, state.review.decisions)).toEqual({ accepted: 2, rejected: 1, unreviewed: 10 });

    for (const { seed, k } of before.run!.variants) {
      expect(bytesOf(second, document, seed, k)).toBe(bytesOf(first, before, seed, k));
      const { file: _, nearest: __, nearCopy: ___, ...figures } = variantOf(before, seed, k);
      expect(variantOf(document, seed, k)).toMatchObject(figures);
    }
    // In a slot and from a stream of its own: no picture of the seed is like it.
    const fresh = variantOf(document, 'red/a.png', 4);
    expect(fresh).toMatchObject({ number: 3, siblings: [3], how: { method: 'gif' } });
    expect(new Set(document.run!.variants.map(({ sha256 }) => sha256)).size).toBe(13);
    expect(document.run!.counts).toEqual(SEEDS.toSorted().map((seed) => (seed === 'red/a.png' ? 4 : 3)));
    expect([state.run.done, state.run.total]).toEqual([13, 13]);
    expect(document.run!.readings.map(({ seed, drawn }) => [seed, drawn])).toContainEqual(['red/a.png', 4]);

    // The set: no rejected picture, and each in the folder of the class that it has now.
    const made = second.rows.filter(({ source }) => source === 'synthetic');
    expect(made).toHaveLength(12);
    const other = made.find(({ file_name }) => file_name === variantOf(document, 'green/c.png', 3).file)!;
    expect(other).toMatchObject({ label: 'red', status: 'accepted', reason: 'relabelled from green', stream: 2 });
    expect(other.file_name).toMatch(/^images\/red\/c__gif-k03/u);
    expect(variantOf(document, 'red/a.png', 2).file).toMatch(/^rejected\/red\//u);
    expect(second.rows.filter(({ source }) => source === 'real')).toHaveLength(4);
    expect(second.text('README.md')).toContain('2 variants were accepted, 1 rejected, 10 not reviewed.');

    const third = await grow('whole-4.zip', second.out);
    expect(third.output).toContain('13 variants carried on, 1 of them rejected; 0 variants to be made');
    const { document: last } = openedInStudio(third);
    expect(last.decisions).toEqual(document.decisions);
    expect(last.run!.variants.map(({ sha256 }) => sha256)).toEqual(document.run!.variants.map(({ sha256 }) => sha256));
  });

  it('makes more where options ask for more, and knows a picture that a person took out for rejected', async () => {
    const first = await grownAndReviewed('more');
    const before = openedInStudio(first).document;
    const gone = variantOf(before, 'green/d.png', 1).file!;
    await rewriteDocument(first, join(work, 'more-2.zip'), reviewed, (path) => (path === gone ? null : moved(path)));
    const second = await grow('more-3.zip', join(work, 'more-2.zip'), '--k', '4', '--epsilon', '0.2');
    expect(second.output).toContain(`! ${gone} is not there: it is rejected`);
    const { document, state } = openedInStudio(second);
    expect(tally(state.run.variants, state.review.decisions)).toEqual({ accepted: 2, rejected: 2, unreviewed: 14 });
    expect(document.run!.settings).toMatchObject({ variants: 4, runSeed: 7 });
    const { file, sha256, classScore } = variantOf(document, 'green/d.png', 1);
    expect([file, sha256, classScore]).toEqual([null, null, variantOf(before, 'green/d.png', 1).classScore]);
    // Each says how far it was allowed to go.
    const radii = document
      .run!.variants.filter(({ how }) => how.method === 'gif')
      .map(({ how, k }) => ('epsilon' in how ? [k > 3, how.epsilon] : []));
    expect(new Set(radii.map(String))).toEqual(new Set(['false,0.4', 'true,0.2']));
  });

  it('tops up one class: its seeds get more variants, from the streams behind those that they have', async () => {
    await grow('top-1.zip', join(work, 'pets'), ...RECIPE);
    const second = await grow('top-2.zip', join(work, 'top-1.zip'), '--top-up', 'green=11');
    expect(second.output).toContain('12 variants carried on, 0 of them rejected; 3 variants to be made');
    const { document, reconciled } = openedInStudio(second);
    expect(reconciled.differences).toEqual([]);
    const streams = SEEDS.map((seed) => document.run!.variants.flatMap((one) => (one.seed === seed ? one.number : [])));
    expect(streams).toEqual([
      [0, 1, 2],
      [0, 1, 2],
      [0, 1, 2, 3, 4],
      [0, 1, 2, 3],
    ]);
    expect(document.run!.settings.topUps).toEqual([{ label: 'green', images: 11 }]);
  });

  it('begins with the originals where options ask for variants of another kind, and says what is left behind', async () => {
    await grownAndReviewed('other');
    const before = openedInStudio(await readZip(join(work, 'other-2.zip')));
    const second = await grow('other-3.zip', join(work, 'other-2.zip'), '--method', 'copy', '--k', '1');
    expect(second.output).toContain(
      '! 12 variants with 3 decisions were made with other settings (methods) and are not carried on: this run begins with the originals',
    );
    const { document } = openedInStudio(second);
    expect(document.decisions).toEqual([]);
    expect(document.run!.variants.map(({ how }) => how.method)).toEqual(['copy', 'copy', 'copy', 'copy']);
    expect(document.run!.settings).toMatchObject({ runSeed: 7, judgeMode: 'names' });
    expect(document.run!.names).toEqual(['grass', 'rose']);
    // A run of its own: its number is no other's.
    expect(document.run).toMatchObject({ made: 3 });
    expect(document.run).not.toHaveProperty('name');
    // The run that it takes the place of stays known by what the studio would say of it.
    const { run, review, seeds } = before.state;
    const header = headerOf(run, review.decisions, seeds)!;
    expect(header.figures).toMatchObject({ seeds: 4, variants: 12, accepted: 2, rejected: 1 });
    expect(document.earlier).toEqual([expect.objectContaining({ made: 1, name: 'First', figures: FIGURES }), header]);
    expect(document.receipts).toEqual([RECEIPT]);
  });

  it('carries no variants on where pictures are read with other bits, and does where they are read with the same', async () => {
    const [dark, bright] = ['bits-1.zip', 'bits-2.zip'];
    const copies = ['--method', 'copy', '--k', '1', '--seed', '7'];
    await grow(dark, join(work, 'pets'), ...copies);
    const stretched = await grow(bright, join(work, dark), '--stretch', '12');
    expect(stretched.output).toContain('were made with other settings (bits) and are not carried on');
    expect(openedInStudio(stretched).document.run!.settings.stretch).toBe(12);
    const same = await grow('bits-3.zip', join(work, bright));
    expect(same.output).toContain('4 variants carried on, 0 of them rejected; 0 variants to be made');
    const whole = await grow('bits-4.zip', join(work, bright), '--stretch', '16');
    expect(whole.output).toContain('were made with other settings (bits)');
  });

  it('draws on where it selects, from streams that were not drawn', async () => {
    const first = await grownAndReviewed('select', '--select', '3');
    const before = openedInStudio(first).document;
    const second = await grow('select-3.zip', join(work, 'select-2.zip'));
    const { document } = openedInStudio(second);
    const drawn = (of: ProjectDocument, seed: string) =>
      of.run!.readings.find((reading) => reading.seed === seed)!.drawn!;
    const old = new Set(before.run!.variants.map(({ seed, k }) => `${seed}#${k}`));
    const added = document.run!.variants.filter(({ seed, k }) => !old.has(`${seed}#${k}`));
    expect(document.run!.variants.length).toBe(before.run!.variants.length + added.length);
    for (const { seed, siblings } of added) {
      expect(Math.min(...siblings)).toBeGreaterThanOrEqual(drawn(before, seed));
    }
    expect(SEEDS.some((seed) => drawn(document, seed) > drawn(before, seed))).toBe(true);
  });

  it('takes no corrections of folders, and replaces no file with decisions that it does not carry', async () => {
    await grownAndReviewed('kept');
    const input = join(work, 'kept-2.zip');
    const lines: string[] = [];
    const run = (...args: string[]) => runExpand([...args, ...packs], (line) => lines.push(line));
    expect(await run(input, '--out', join(work, 'no.zip'), '--same', 'red=green')).toBe(1);
    expect(lines.pop()).toMatch(/Expected no --folder and no --same beside a project/u);
    await grownAndReviewed('kept-too');
    expect(await run(input, '--out', join(work, 'kept-too-2.zip'), '--overwrite')).toBe(1);
    expect(lines.pop()).toMatch(/with 3 decisions of a person, which this run would lose/u);
  });

  it('grows the square that was moved in the studio, and says so again', async () => {
    const first = await grow('crop-1.zip', join(work, 'pets'), '--method', 'copy', '--k', '1');
    await rewriteDocument(first, join(work, 'crop-2.zip'), (document) => ({
      ...document,
      images: document.images.map((image) => (image.id === 'red/a.png' ? { ...image, crop: 1 } : image)),
      run: null,
      decisions: [],
    }));
    const second = await grow('crop-3.zip', join(work, 'crop-2.zip'), '--method', 'copy', '--k', '1');
    const [before, after] = [first, second].map((zip) => openedInStudio(zip).document);
    for (const seed of SEEDS) {
      const same = bytesOf(second, after!, seed, 1) === bytesOf(first, before!, seed, 1);
      expect([seed, same]).toEqual([seed, seed !== 'red/a.png']);
    }
    expect(after!.images.map(({ id, crop }) => [id, crop]).filter(([, crop]) => crop !== undefined)).toEqual([
      ['red/a.png', 1],
    ]);
    expect(second.rows.filter(({ crop }) => crop !== undefined)).toMatchObject([{ source: 'real', crop: 1 }]);
  });
});
