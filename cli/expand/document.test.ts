import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { unguidedPart } from '../../src/core/run/recipe.ts';
import { tally } from '../../src/store/review/selectors.ts';
import { slotId } from '../../src/store/ids.ts';
import { growZip, hashOf, openedInStudio } from '../../src/testing/grownZips.ts';
import { writeTinyPacks } from '../../src/testing/packFolders.ts';
import { withoutDocument } from './document.ts';
import type { Prepared } from './prepare.ts';

let work: string;
let packs: readonly string[];

beforeAll(async () => {
  work = await mkdtemp(join(tmpdir(), 'document-'));
  packs = await writeTinyPacks(work);
  vi.stubEnv('XDG_CACHE_HOME', join(work, 'cache'));
  vi.stubEnv('SOURCE_DATE_EPOCH', '1000000000');
  const noisy = (background: string, width = 60, height = 50) =>
    sharp({ create: { width, height, channels: 3, background, noise: { type: 'gaussian', mean: 128, sigma: 60 } } })
      .png()
      .toBuffer();
  const twin = await noisy('#40b050');
  const pictures = {
    'train/red/a.png': await noisy('#c03030', 400, 300),
    'train/red/small.png': await noisy('#c03030', 24, 20),
    'train/what?/dark.png': await sharp({ create: { width: 64, height: 64, channels: 3, background: '#000' } })
      .png()
      .toBuffer(),
    'train/what?/seen.png': twin,
    'test/what?/seen.png': twin,
    'test/blue/d.png': await noisy('#4040c0'),
  };
  for (const [path, bytes] of Object.entries(pictures)) {
    await mkdir(dirname(join(work, 'pets', path)), { recursive: true });
    await writeFile(join(work, 'pets', path), bytes);
  }
});
afterAll(() => rm(work, { recursive: true }));

const grow = (name: string, input: string, ...args: readonly string[]) =>
  growZip(input, join(work, name), [...packs, ...args]);

const MIXED = ['--mix', 'gif=2,randaugment=1', '--k', '3', '--epsilon', '0.4', '--seed', '7'];

describe('a run opens in the studio', { timeout: 240_000 }, () => {
  it('as a project whose variants nobody has reviewed, with the figures of the sidecar', async () => {
    const grown = await grow('mixed.zip', join(work, 'pets'), ...MIXED);
    const { document, reconciled, snapshot, state } = openedInStudio(grown);
    expect(reconciled.differences).toEqual([]);
    const variants = grown.rows.filter(({ source }) => source === 'synthetic');
    expect(variants).toHaveLength(9);
    expect(tally(state.run.variants, state.review.decisions)).toEqual({ accepted: 0, rejected: 0, unreviewed: 9 });
    expect([state.run.done, state.run.total, state.run.phase]).toEqual([9, 9, { kind: 'finished', stopped: false }]);

    const keys = document.classes.map(({ key }) => key);
    const seeds = new Map(document.images.map(({ id, file }) => [file, id]));
    const fileOf = new Map(document.run!.variants.map(({ seed, k, file }) => [`${seed}#${k}`, file]));
    for (const row of variants) {
      const seed = seeds.get(row.seed_file_name)!;
      const record = state.run.variants.get(slotId(seed as never, row.k!))!;
      expect([record.classScore, record.entropy, record.deltaEntropy, record.diversity, record.cosineToSeed]).toEqual([
        row.p_label,
        row.entropy,
        row.delta_entropy,
        row.diversity,
        row.cosine_to_seed,
      ]);
      expect([keys[record.top1], record.keptClass, record.number]).toEqual([row.top1, row.kept_class, row.stream]);
      expect(record.how).toEqual({ method: row.method, ...row.how });
      expect(record.probabilities[keys.indexOf(row.label!)]).toBe(row.p_label);
      expect(record.probabilities[keys.indexOf('blue')]).toBe(0);
      const { of, cosine } = document.run!.variants.find((one) => one.seed === seed && one.k === row.k)!.nearest!;
      const other =
        of.kind === 'seed' ? document.images.find(({ id }) => id === of.id)!.file : fileOf.get(`${of.seed}#${of.k}`);
      expect({ file_name: other, cosine }).toEqual(row.nearest);
    }
    for (const { file, sha256: hash } of [...document.images, ...document.run!.variants]) {
      expect(hash).toBe(hashOf(grown.files.get(file!)!));
    }
    expect(snapshot.run!.settings).toMatchObject({ runSeed: 7, side: 16, parts: [{ method: 'gif', share: 2 }, {}] });
    expect(snapshot.run!.settings.parts[0]!.settings).toMatchObject({ epsilon: 0.4 });
    expect(snapshot.run!.readings.map(({ seed, drawn }) => [seed, drawn])).toEqual(
      snapshot.run!.seeds.map((seed) => [seed, 3]),
    );
    expect(document.run).toMatchObject({ device: 'wasm', active: [1, 2], names: ['blue', 'red', 'what?'] });
    expect(document.run!.packs.map(({ id, role }) => [id, role])).toEqual([
      ['tiny-prior', 'prior'],
      ['tiny-judge', 'judge'],
    ]);
  });

  it('with what deserves a look in its pictures, and what is held back', async () => {
    const { document } = openedInStudio(
      await grow('looks.zip', join(work, 'pets'), '--k', '1', '--method', 'unguided'),
    );
    const said = document.images.map(({ id, width, height, leftOut, flags }) => [id, width, height, leftOut, flags]);
    expect(said).toEqual([
      ['test/blue/d.png', 60, 50, false, []],
      ['test/what?/seen.png', 60, 50, false, []],
      ['train/red/a.png', 400, 300, false, []],
      ['train/red/small.png', 24, 20, false, [{ kind: 'small' }]],
      ['train/what?/dark.png', 64, 64, false, [{ kind: 'dark' }, { kind: 'blurred' }]],
      ['train/what?/seen.png', 60, 50, true, [{ kind: 'duplicate', of: 'test/what?/seen.png' }]],
    ]);
  });

  it('is the same for the same run, and its zip gives the same seeds and no variant as one', async () => {
    const first = await grow('first.zip', join(work, 'pets'), ...MIXED);
    const again = await grow('again.zip', first.out, ...MIXED);
    expect(again.output).toContain('3 seeds in 2 classes');
    const names = ({ rows }: typeof first) => rows.map(({ file_name, source }) => `${source} ${file_name}`).sort();
    expect(names(again)).toEqual(names(first));
    const documents = [first, again].map((one) => openedInStudio(one).document);
    // The judge looks at the picture as it was written, in 8 bits: the cosine moves in its fifth digit.
    const figures = ({ run }: (typeof documents)[number]) =>
      run!.variants.map((variant) => ({ ...variant, nearest: variant.nearest!.of }));
    expect(figures(documents[1]!)).toEqual(figures(documents[0]!));
    expect(documents[1]!.project.id).toBe(documents[0]!.project.id);
  });

  it('tells of seeds that needed no variants', async () => {
    const { snapshot, state } = openedInStudio(
      await grow('topped.zip', join(work, 'pets'), '--per-class', '2', '--epsilon', '0'),
    );
    expect(snapshot.run!.counts).toEqual([0, 0, 1]);
    expect(snapshot.run!.readings.map(({ drawn }) => drawn)).toEqual([undefined, undefined, 1]);
    expect(state.run.total).toBe(1);
  });

  it('goes on with what was proposed, and not with what was considered', async () => {
    const grown = await grow('proposed.zip', join(work, 'pets'), '--recipe', 'proposed', '--k', '2', '--seed', '7');
    const { document } = openedInStudio(grown);
    expect(document.recipe.parts).toEqual(document.run!.settings.parts);
    const [said] = grown.output.split('\n').filter((line) => line.startsWith('proposed: '));
    for (const { method } of document.recipe.parts) expect(said).toContain(method);
    const made = grown.rows.flatMap(({ method }) => method ?? []);
    expect(new Set(made)).toEqual(new Set(document.recipe.parts.map(({ method }) => method)));
  });

  it('has twins of what was proposed, and of guided variants, with --steps 0', async () => {
    const pets = join(work, 'pets');
    const partsOf = async (name: string, ...args: readonly string[]) =>
      openedInStudio(await grow(name, pets, '--recipe', 'proposed', '--k', '2', ...args)).document.recipe.parts;
    const guided = await partsOf('guided-proposal.zip');
    expect(await partsOf('twin-proposal.zip', '--steps', '0')).toEqual(guided.map(unguidedPart));

    const picturesOf = async (name: string, ...args: readonly string[]) => {
      const { files, rows } = await grow(name, pets, '--k', '2', '--epsilon', '0.4', ...args);
      return rows.flatMap((row) => (row.source === 'synthetic' ? hashOf(files.get(row.file_name)!) : []));
    };
    const twins = await picturesOf('twins.zip', '--method', 'gif', '--steps', '0');
    expect(await picturesOf('unguided.zip', '--method', 'unguided', '--start', 'wide')).toEqual(twins);
  });

  it('has no project where nobody judges, and says so once', async () => {
    const { files, text, output } = await grow(
      'plain.zip',
      join(work, 'pets'),
      '--method',
      'cutout',
      '--judge',
      'none',
    );
    expect(files.has('offshoot.json')).toBe(false);
    expect(output.match(/offshoot\.json/gu)).toHaveLength(1);
    expect(output).toContain(
      '! offshoot.json is left out: nobody judges, so there are no figures to review in the studio',
    );
    expect(text('README.md')).toContain('# plain, expanded');
    expect(text('README.md')).not.toContain('offshoot.json');
  });

  it('has none where the studio could not open it', () => {
    const slots = Array.from({ length: 50 }, (_, i) => ({ k: i + 1 }));
    const plan = { classes: new Array(1000).fill('class'), seeds: new Array(1000).fill({ slots }) };
    const prepared = { judge: {}, plan, pictures: new Map() } as unknown as Prepared;
    expect(withoutDocument(prepared)).toMatch(/51000 readings of 1000 classes are more than the studio opens/u);
    expect(withoutDocument({ ...prepared, plan: { ...prepared.plan, seeds: prepared.plan.seeds.slice(0, 10) } })).toBe(
      null,
    );
  });
});
