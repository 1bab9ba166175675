import { describe, expect, it } from 'vitest';
import { projectState, SEEDS } from '../../testing/projects.ts';
import type { ImageKey } from '../../store/ids.ts';
import { toDocument } from '../../store/project/document.ts';
import type { WrittenPicture } from './document.ts';
import { fromDocument } from '../../store/project/fromDocument.ts';
import { newProject } from '../../store/project/state.ts';
import { takeSnapshot } from '../../store/project/takeSnapshot.ts';
import { slotId } from '../../store/ids.ts';
import { picksOf } from './picks.ts';
import { reconcile, variantName, type FoundPicture } from './reconcile.ts';
import { sayingOf } from '../../testing/saying.ts';

const NOW = '2026-01-02T00:00:00.000Z';
const sha = (path: string): string => Buffer.from(path).toString('hex').padEnd(64, '0').slice(-64);

/** A project of four seeds with three variants each, all of them written into class folders. */
function exported() {
  const state = projectState();
  const images = new Map([...state.seeds.images].map(([id, image]) => [id, { ...image, sha256: sha(id) }]));
  const decided = new Map([
    [
      slotId(SEEDS[0]!, 2),
      { verdict: 'accepted' as const, relabel: null, reason: null, at: '2026-01-01T10:00:00.000Z' },
    ],
  ]);
  const snapshot = takeSnapshot(
    { ...state, seeds: { ...state.seeds, images }, review: { ...state.review, decisions: decided } },
    { appVersion: '1.2.3', now: NOW },
  )!;
  const written = new Map<ImageKey, WrittenPicture>();
  for (const { original, id } of snapshot.seeds.images) written.set(original, { path: id, sha256: sha(id) });
  for (const { image, seed, k } of snapshot.run!.variants) {
    const path = `${seed.slice(0, -4)}__gif-k0${k}.png`;
    written.set(image, { path, sha256: sha(path) });
  }
  const document = toDocument(snapshot, { layout: 'folders', written, prompt: 'a {label}', device: 'wasm' });
  const pictures: FoundPicture[] = [...written.values()].map(({ path }) => ({ path, sha256: sha(path) }));
  return { snapshot, document, pictures };
}

const said = (pictures: readonly FoundPicture[]) =>
  reconcile(exported().document, pictures, new Map()).differences.map(
    ({ kind, path, text }) => `${kind}: ${path} ${text}`,
  );
const without = (pictures: readonly FoundPicture[], path: string) => pictures.filter((one) => one.path !== path);

describe('reconcile', () => {
  it('has nothing to say of what was not touched, and gives the project back', () => {
    const { snapshot, document, pictures } = exported();
    const reconciled = reconcile(document, pictures, new Map());
    expect(reconciled.differences).toEqual([]);
    const project = newProject('pets', NOW);
    const back = fromDocument(document, reconciled, project, [], NOW);
    expect(back.review).toEqual({ ...snapshot.review, past: [], future: [] });
    expect(back.run!.variants).toEqual(snapshot.run!.variants);
    expect(back.seeds.images).toEqual(snapshot.seeds.images);
    expect({ ...back.run, readings: [] }).toEqual({ ...snapshot.run, readings: [] });
  });

  it('rejects a variant whose picture was taken out', () => {
    const { document, pictures } = exported();
    const left = without(pictures, 'cat/1__gif-k02.png');
    expect(said(left)).toEqual(['removed: cat/1__gif-k02.png is not there: it is rejected']);
    const back = fromDocument(document, reconcile(document, left, new Map()), newProject('pets', NOW), [], NOW);
    expect(back.review.decisions).toEqual([
      { slot: slotId(SEEDS[0]!, 2), verdict: 'rejected', relabel: null, reason: { code: 'removed' }, at: NOW },
    ]);
  });

  it('leaves out an original that was taken out, with its variants', () => {
    const { document, pictures } = exported();
    const left = without(pictures, 'dog/2.png');
    expect(said(left)[0]).toBe('removed: dog/2.png is not there: it is left out, with its 3 variants');
    const back = fromDocument(document, reconcile(document, left, new Map()), newProject('pets', NOW), [], NOW);
    expect(back.seeds.images).toHaveLength(3);
    expect(back.run!.variants).toHaveLength(9);
  });

  it('gives a variant that was moved into another folder its class, and an original too', () => {
    const { document, pictures } = exported();
    const moved = pictures.map((one) =>
      one.path === 'cat/1__gif-k02.png'
        ? { ...one, path: 'dog/1__gif-k02-x.png' }
        : one.path === 'dog/1.png'
          ? { ...one, path: 'cat/was a dog.png' }
          : one,
    );
    const reconciled = reconcile(document, moved, new Map());
    expect(reconciled.relabelled).toEqual(new Map([[variantName({ seed: 'cat/1.png', k: 2 }), 'dog']]));
    expect(reconciled.placed).toEqual(new Map([['dog/1.png', { label: 'cat', split: null }]]));
    const back = fromDocument(document, reconciled, newProject('pets', NOW), [], NOW);
    expect(back.review.decisions[0]).toMatchObject({ verdict: 'accepted', relabel: 'dog', at: NOW });
    expect(back.seeds.images.find(({ id }) => id === 'dog/1.png')!.label).toBe('cat');
  });

  it('names what was added, edited and moved within its class', () => {
    const { pictures } = exported();
    const touched = pictures.map((one) =>
      one.path === 'cat/1__gif-k01.png'
        ? { ...one, sha256: 'edited' }
        : one.path === 'cat/2.png'
          ? { ...one, path: 'cat/renamed.png' }
          : one,
    );
    const added = [
      { path: 'cat/new.png', sha256: 'n' },
      { path: 'horse/1.png', sha256: 'h' },
    ];
    expect(said([...touched, ...added])).toEqual([
      'moved: cat/renamed.png lay at cat/2.png',
      'changed: cat/1__gif-k01.png holds another picture now: its figures are those of the old one',
      'added: cat/new.png is new in cat',
      'added: horse/1.png is left out: the project has no class horse',
    ]);
  });

  it('says that a zip of new images alone cannot be gone on with', () => {
    const { document, pictures } = exported();
    const onlyNew = pictures.filter(({ path }) => path.includes('__gif'));
    expect(sayingOf(() => reconcile(document, onlyNew, new Map()))).toThrow(/Expected the original pictures/);
  });
});

describe('pictures that were picked', () => {
  const facts = {
    from: 'a.png',
    probability: 0.9,
    entropy: 0.1,
    foretold: 1,
    asked: { probability: 0.8, cosine: 0.5, seeds: 2 },
  };
  const pick = (name: string) => ({
    ...facts,
    file: `cat/${name}.png`,
    sha256: sha(name),
    label: 'cat',
    decision: null,
  });
  const found = (pictures: readonly FoundPicture[]) => {
    const { document } = exported();
    const withPicks = { ...document, picked: [pick('one'), pick('two'), pick('three')] };
    const reconciled = reconcile(withPicks, [...exported().pictures, ...pictures], new Map());
    return { reconciled, picks: picksOf(withPicks, reconciled, NOW) };
  };
  const at = (path: string, name: string): FoundPicture => ({ path, sha256: sha(name) });

  it('are known by what they hold, and are no new seeds', () => {
    const { reconciled, picks } = found([at('cat/one.png', 'one'), at('dog/two.png', 'two'), at('cat/3.png', 'three')]);
    expect(reconciled.added).toEqual([]);
    expect(picks.map(({ path, label, decision }) => [path, label, decision?.relabel ?? null])).toEqual([
      ['cat/one.png', 'cat', null],
      ['dog/two.png', 'cat', 'dog'],
      ['cat/3.png', 'cat', null],
    ]);
    expect(reconciled.differences.map(({ kind, path }) => [kind, path])).toEqual([
      ['relabelled', 'dog/two.png'],
      ['moved', 'cat/3.png'],
    ]);
  });

  it('are picked no more where they are gone, or hold another picture', () => {
    const { reconciled, picks } = found([at('cat/one.png', 'one'), at('cat/two.png', 'other')]);
    expect(picks.map(({ path }) => path)).toEqual(['cat/one.png']);
    expect(reconciled.differences.map(({ path, text }) => `${path} ${text}`)).toEqual([
      'cat/two.png holds another picture now: it is picked no more',
      'cat/three.png is not there: it is picked no more',
    ]);
  });
});
