import { describe, expect, it } from 'vitest';
import type { Destination } from '../../storage/destination.ts';
import { fakeDestination, type FakeDestination } from '../../testing/fakeDestination.ts';
import { toyPicture } from '../../testing/fakeEngine.ts';
import { fakeStudio, PETS, type Picture } from '../../testing/fakeStudio.ts';
import { latch } from '../../testing/latch.ts';

/** To the toy judge the 26th picture is the first: that and its copies are in train, and in validation. */
const LEAKING: readonly Picture[] = [
  { path: 'train/cat/1.png', label: 'cat', split: 'train', picture: toyPicture(1) },
  { path: 'train/dog/1.png', label: 'dog', split: 'train', picture: toyPicture(3) },
  { path: 'val/cat/1.png', label: 'cat', split: 'val', picture: toyPicture(26) },
  { path: 'val/dog/2.png', label: 'dog', split: 'val', picture: toyPicture(22) },
];

async function pageThatWritesTo(places: (Destination | null)[], pictures: readonly Picture[] = PETS) {
  const page = fakeStudio({ pictures, openDestination: () => Promise.resolve(places.shift() ?? null) });
  await page.open();
  return page;
}

const paths = ({ files }: FakeDestination) => [...files.keys()].sort();

describe('an export', () => {
  it('leaves out the variants that are near copies of held-out pictures, where the person says so', async () => {
    const place = fakeDestination();
    const { actions, store, until } = await pageThatWritesTo([place], LEAKING);
    actions.recipe.change({ variants: 1, parts: [{ method: 'copy', share: 1, settings: { of: 'seed' } }] });
    actions.run.expand();
    await until(({ run }) => run.phase.kind === 'finished');
    actions.export.start();
    await until((state) => state.export.phase.kind === 'leaking');
    const { phase } = store.getState().export;
    expect(phase.kind === 'leaking' && phase.leaks.map(({ source, of }) => [source, of]).sort()).toEqual([
      ['real', 'val/cat/1.png'],
      ['synthetic', 'val/cat/1.png'],
    ]);
    actions.export.answer(true);
    await until((state) => state.export.phase.kind === 'written');
    expect(store.getState().export.phase).toMatchObject({
      report: { originals: 4, variants: 1, leftOut: 1, check: expect.anything() as unknown },
    });
    expect(paths(place).filter((path) => path.endsWith('.png') && path.startsWith('train/cat'))).toEqual([
      'train/cat/1.png',
    ]);
  });

  it('makes every picture alike where that is chosen, as a set for training and no project', async () => {
    const place = fakeDestination();
    const { actions, until } = await pageThatWritesTo([place]);
    actions.recipe.change({ variants: 1, parts: [{ method: 'copy', share: 1, settings: { of: 'seed' } }] });
    actions.run.expand();
    await until(({ run }) => run.phase.kind === 'finished');
    actions.export.match({ side: 32, fit: 'pad' });
    actions.export.start();
    await until((state) => state.export.phase.kind === 'written');
    const pictures = paths(place).filter((path) => path.endsWith('.png'));
    expect(pictures).toHaveLength(8);
    for (const path of pictures) {
      expect(new TextDecoder().decode(place.files.get(path)).startsWith('pad to 32 of '), path).toBe(true);
    }
    expect(paths(place)).not.toContain('offshoot.json');
    expect(new TextDecoder().decode(place.files.get('README.md'))).toContain('a PNG of 32 x 32 pixels, padded');
  });

  it('hands over a report of what would leave', async () => {
    const saved: File[] = [];
    const page = fakeStudio({ handOver: (file) => void saved.push(file) });
    await page.open();
    page.actions.recipe.change({ variants: 2, parts: [{ method: 'copy', share: 1, settings: { of: 'seed' } }] });
    page.actions.run.expand();
    await page.until(({ run }) => run.phase.kind === 'finished');
    const [first] = page.store.getState().run.variants.keys();
    page.actions.review.decide([first!], 'rejected');
    page.actions.export.saveReport();
    await expect.poll(() => saved.length).toBe(1);
    const html = await saved[0]!.text();
    expect(saved[0]!.name).toBe('pets-report.html');
    expect(html).toContain('4 original pictures and 7 new pictures');
    // Four seeds, and what was grown from them and not rejected.
    expect(html.match(/<img /gu)).toHaveLength(4 + 7);
  });

  it('writes every file once, also where the permission was refused in between', async () => {
    const [refused, straight] = [fakeDestination(), fakeDestination()];
    let writes = 0;
    refused.beforeWrite = () => {
      if (++writes === 3) refused.refuses = true;
      return Promise.resolve();
    };
    const { actions, until } = await pageThatWritesTo([refused, straight]);
    actions.export.start();
    await until((state) => state.export.phase.kind === 'refused');
    actions.export.goOn();
    await until((state) => state.export.phase.kind === 'written');
    expect(writes).toBe(refused.files.size + 1);
    actions.export.start();
    await until((state) => state.export.phase.kind === 'writing');
    await until((state) => state.export.phase.kind === 'written');
    expect(paths(refused)).toEqual(paths(straight));
  });

  it('removes what was written, where it fails', async () => {
    const place = fakeDestination();
    place.beforeWrite = () =>
      place.files.size === 2 ? Promise.reject(new Error('The disk is full; free some room.')) : Promise.resolve();
    const { actions, store, until } = await pageThatWritesTo([place]);
    actions.export.start();
    await until((state) => state.export.phase.kind === 'failed');
    expect(store.getState().export.phase).toEqual({
      kind: 'failed',
      failure: { code: 'unexpected', text: 'The disk is full; free some room.' },
    });
    await place.abandoned;
    expect(place.files.size).toBe(0);
  });

  it('hears nothing of an earlier one that ends late', async () => {
    const [first, second] = [fakeDestination(), fakeDestination()];
    const [reached, gate] = [latch(), latch()];
    first.beforeWrite = () => {
      reached.open();
      return gate.passed;
    };
    second.refuses = true;
    const { actions, store, until } = await pageThatWritesTo([first, second]);
    actions.export.start();
    await reached.passed;
    actions.export.start();
    await until((state) => state.export.phase.kind === 'refused');
    const phases: string[] = [];
    store.subscribe(({ export: { phase } }) => phases.push(phase.kind));
    gate.open();
    await first.abandoned;
    actions.export.goOn();
    await until((state) => state.export.phase.kind === 'written');
    expect(phases).not.toContain('idle');
  });

  it('is over where the person chooses no place for the next', async () => {
    const place = fakeDestination();
    place.refuses = true;
    const { actions, store, until } = await pageThatWritesTo([place, null]);
    actions.export.start();
    await until((state) => state.export.phase.kind === 'refused');
    actions.export.start();
    expect(store.getState().export.phase.kind).toBe('idle');
  });
});
