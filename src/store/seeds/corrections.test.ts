import { describe, expect, it } from 'vitest';
import type { ProjectId } from '../project/state.ts';
import type { ImportEvent, ImportSource } from '../../protocol/import.ts';
import { toyPicture } from '../../testing/fakeEngine.ts';
import { fakeStudio, imageEvent, PETS } from '../../testing/fakeStudio.ts';
import { hintsOf, NOTHING_SAID, saysAnything, withCorrection } from './corrections.ts';

const ZIP = new Uint8Array([0x50, 0x4b, 3, 4, ...Array<number>(60).fill(0)]);
const zip = (name = 'set.zip') => new File([ZIP], name);

const PICTURES = Promise.all(
  PETS.map(({ path, label }, i) => imageEvent(path, toyPicture(i + 1), { label, split: null })),
);

/** A studio that reads a zip of pets: where a folder is said to be the test split, its pictures are held out. */
async function visit(id: ProjectId | null = null) {
  const asked: ImportSource[] = [];
  const pictures = await PICTURES;
  const studio = fakeStudio({
    read(source) {
      asked.push(source);
      const role = source.hints?.corrections?.folders.get('dog');
      const events = pictures.map((event): ImportEvent => {
        if (event.kind !== 'image' || role !== 'test') return event;
        const split = event.image.label === 'dog' ? 'test' : 'train';
        return { ...event, image: { ...event.image, split } };
      });
      const understood = { by: 'folders', systemFiles: 1, notes: [], classes: ['cat', 'dog'], skipped: 0 } as const;
      return [{ kind: 'placed', layout: 'classes', total: 4, refused: [], understood }, ...events];
    },
  });
  const { actions, until, store } = studio;
  const choose = async (file = zip()) => {
    const before = asked.length;
    actions.seeds.openFiles([file]);
    await until(({ seeds }) => asked.length > before && seeds.preflight.kind === 'ready');
  };
  const openId = () => store.getState().project.info!.id;
  const close = async () => {
    actions.project.close();
    await until(({ project }) => project.access.kind === 'none');
  };
  const held = () =>
    [...store.getState().seeds.images.values()].flatMap((image) => (image.split === 'test' ? image.id : []));
  if (id === null) await choose();
  else {
    actions.project.open(id);
    await until(({ project }) => project.access.kind === 'open');
  }
  /** The page is closed, and opened with the same project. */
  const again = async () => {
    const open = openId();
    await close();
    return visit(open);
  };
  return { ...studio, asked, choose, again, held, openId };
}

const TEST = { kind: 'folders', folders: [['dog', 'test']] } as const;
const DOGS = ['dog/1.png', 'dog/2.png'];

describe('what a person says of a source', () => {
  it('is one answer a thing, the last one', () => {
    const said = [
      { kind: 'folders', folders: [['a', 'test']] } as const,
      {
        kind: 'folders',
        folders: [
          ['b', 'none'],
          ['a', 'class'],
        ],
      } as const,
      { kind: 'classes', labels: ['Cat', 'cat'], are: 'cat' } as const,
      { kind: 'encoding', encoding: 'gbk' } as const,
    ].reduce(withCorrection, NOTHING_SAID);
    expect(said).toEqual({
      encoding: 'gbk',
      folders: [
        ['a', 'class'],
        ['b', 'none'],
      ],
      classes: [['Cat', 'cat']],
    });
    expect(hintsOf(said)).toEqual({
      encoding: 'gbk',
      corrections: {
        folders: new Map([
          ['a', 'class'],
          ['b', 'none'],
        ]),
        classes: new Map([['Cat', 'cat']]),
      },
    });
    expect(saysAnything(withCorrection(said, { kind: 'forget' }))).toBe(false);
    expect(hintsOf(NOTHING_SAID)).toEqual({});
  });

  it('holds in another visit: shown, and heeded when the source is read again', async () => {
    const first = await visit();
    const [cat] = first.store.getState().seeds.images.keys();
    first.actions.seeds.moveCrop(cat!, 0.3);
    first.actions.seeds.correct(TEST);
    await first.until(({ seeds }) => seeds.understood?.said.folders.length === 1 && seeds.preflight.kind === 'ready');
    // So does what was said of a picture.
    expect(first.store.getState().seeds.images.get(cat!)!.crop).toBe(0.3);
    expect(first.held()).toEqual(DOGS);
    const { held, store, choose, asked } = await first.again();
    expect(held()).toEqual(DOGS);
    expect(store.getState().seeds.understood).toMatchObject({ systemFiles: 1, said: { folders: [['dog', 'test']] } });
    await choose();
    expect(asked.at(-1)!.hints?.corrections?.folders).toEqual(new Map([['dog', 'test']]));
    expect(held()).toEqual(DOGS);
    // Another source is another matter.
    await choose(zip('other.zip'));
    expect(asked.at(-1)!.hints).toEqual({});
  });

  it('waits for the source where it is said in a later visit; what was named and set stays', async () => {
    const first = await visit();
    first.actions.seeds.renameClass(first.store.getState().seeds.classes[0]!.key, 'house cat');
    first.actions.recipe.change({ variants: 3 });
    const second = await first.again();
    second.actions.seeds.correct(TEST);
    expect(second.store.getState().seeds.understood).toMatchObject({ waits: true });
    expect(second.held()).toEqual([]);
    const { store, choose, held, openId, until } = await second.again();
    expect(store.getState().seeds.understood).toMatchObject({ waits: true });
    const before = openId();
    await choose();
    expect(held()).toEqual(DOGS);
    const { seeds, recipe } = store.getState();
    expect(seeds.understood?.waits).toBeUndefined();
    expect([seeds.classes[0]!.name, recipe.settings.variants]).toEqual(['house cat', 3]);
    // The project of before is replaced, and can be had back.
    expect(openId()).not.toBe(before);
    await until(({ project }) => project.removed?.id === before);
  });

  it('is taken back', async () => {
    const { actions, until, held, asked } = await visit();
    actions.seeds.correct(TEST);
    await until(({ seeds }) => seeds.understood?.said.folders.length === 1 && seeds.preflight.kind === 'ready');
    actions.seeds.correct({ kind: 'forget' });
    await until(({ seeds }) => seeds.understood?.said.folders.length === 0 && seeds.preflight.kind === 'ready');
    expect([held(), asked.at(-1)!.hints]).toEqual([[], {}]);
  });
});

describe('a choice that cannot be opened', () => {
  it('leaves the project that is open, and keeps it', async () => {
    const { actions, until, openId, store } = await visit();
    const id = openId();
    actions.seeds.openFiles([zip('a.zip'), zip('b.zip')]);
    await until(({ seeds }) => seeds.phase.kind === 'failed');
    expect(store.getState().project.list!.map((entry) => entry.id)).toContain(id);
    actions.project.open(id);
    await until(({ seeds }) => seeds.images.size === 4);
  });
});
