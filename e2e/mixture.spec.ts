/** @file Page and command give the same bits, whatever the method: the cases come from the table of methods. */

import { methodOf, methodsWith, type MethodId } from '../src/core/methods/table.ts';
import { expandInNode } from './expandInNode.ts';
import { ballFolder } from './folders.ts';
import { expectSameRun } from './sameRun.ts';
import { synthetic } from './sidecarRows.ts';
import type { StudioPage } from './studioPage.ts';
import { expect, test } from './test.ts';
import { savedZip, type ZipContent } from './zip.ts';

/** What can be had with the starter prior. */
const STARTER_METHODS = methodsWith('autoencoder');

/** Methods of a run: what a recipe may hold at most, less one. */
const AT_ONCE = 7;
const GROUPS: readonly (readonly MethodId[])[] = Array.from(
  { length: Math.ceil(STARTER_METHODS.length / AT_ONCE) },
  (_, i) => STARTER_METHODS.slice(i * AT_ONCE, (i + 1) * AT_ONCE),
);

interface Asked {
  readonly methods: readonly MethodId[];
  readonly variants: number;
  /** By its title. Default: as many of each. */
  readonly shares?: Readonly<Record<string, number>>;
  /** Tries for each variant. Default: all are kept. */
  readonly tries?: number;
}

/** What the page makes of a folder, as its export says it. */
async function grownInPage(
  studio: StudioPage,
  folder: string,
  { methods, variants, shares = {}, tries }: Asked,
): Promise<ZipContent> {
  const { page } = studio;
  await studio.open('?device=wasm');
  await studio.chooseFolder(folder);
  await studio.goTo('Recipe');
  await studio.advanced();
  await page.getByLabel('Image size').selectOption('64');
  const [first, ...more] = methods;
  await page.getByRole('combobox', { name: 'Method', exact: true }).selectOption(first!);
  for (const [i, method] of more.entries()) {
    await studio.button('Add a method').click();
    await page.getByRole('combobox', { name: `Method ${i + 2}`, exact: true }).selectOption(method);
  }
  for (const [title, share] of Object.entries(shares)) await studio.setNumber(`Share of ${title}`, share);
  if (tries !== undefined) {
    await page
      .getByRole('checkbox', { name: 'Keep only pictures that still show the class, with more entropy' })
      .check();
    await studio.setNumber('Tries for each variant', tries);
  }
  await studio.expand(variants);
  await studio.grown();
  for (const id of methods.filter((one) => methodOf(one).declines !== undefined)) {
    await expect(page.getByText(`${methodOf(id).title}: no object stands out (1 seed)`)).toBeVisible();
  }
  await studio.goTo('Export');
  return savedZip(await studio.exportZip());
}

test.describe('page and command grow the same pictures with the same figures', () => {
  for (const [i, methods] of GROUPS.entries()) {
    // The first has a method of every kind; what is left mixes pixels by code that has no other side in a browser.
    test(`by ${methods.join(', ')}${i > 0 ? ' @long' : ''}`, async ({ studio }) => {
      const folder = await ballFolder();
      const variants = methods.length;
      const here = await grownInPage(studio, folder, { methods, variants });
      const there = await expandInNode(folder, {
        variants,
        side: 64,
        mix: methods.map((id) => `${id}=1`).join(','),
        batch: 1,
      });
      await expectSameRun(here, there);
      // Each makes one of every seed, but for those that make nothing of a seed without an object.
      for (const id of methods) {
        const made = synthetic(here).filter(({ method }) => method === id);
        expect(made.length, id).toBeGreaterThanOrEqual(methodOf(id).declines ? 3 : 4);
      }
    });
  }

  test('by a mixture with shares, and by choosing among many @long', async ({ studio }) => {
    const folder = await ballFolder();
    const methods = ['unguided', 'randaugment'] as const;
    const here = await grownInPage(studio, folder, {
      methods,
      ...{ variants: 3, shares: { [methodOf('unguided').title]: 2 }, tries: 4 },
    });
    const there = await expandInNode(folder, {
      variants: 3,
      side: 64,
      mix: 'unguided=2,randaugment=1',
      tries: 4,
      batch: 1,
    });
    await expectSameRun(here, there);
    const drawn = readingsOf(here).map((reading) => reading.drawn!);
    expect(drawn).toEqual(readingsOf(there).map((reading) => reading.drawn!));
    // More were drawn than were kept: it did choose.
    expect(drawn.reduce((sum, count) => sum + count, 0)).toBeGreaterThan(synthetic(here).length);
    expect(new Set(synthetic(here).map(({ method }) => method))).toEqual(new Set(methods));
  });
});

const readingsOf = ({ texts }: ZipContent) =>
  (JSON.parse(texts.get('offshoot.json')!) as { run: { readings: { seed: string; drawn?: number }[] } }).run.readings;
