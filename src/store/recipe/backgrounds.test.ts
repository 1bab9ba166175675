import { describe, expect, it } from 'vitest';
import { imageId } from '../../core/brands.ts';
import { partOf } from '../../core/run/recipe.ts';
import type { ImportSource } from '../../protocol/import.ts';
import { fakeProjects } from '../../testing/fakeProjects.ts';
import { fakeStudio, type FakeStudio } from '../../testing/fakeStudio.ts';
import { toyPicture } from '../../testing/fakeEngine.ts';

const file = (name: string, content: Blob) => new File([content], name);
const BEACH = file('beach.png', toyPicture(9));
const WOOD = file('wood.png', toyPicture(10));

/** As the reader tells of a picture of 12 bits. */
const DIM = {
  label: 'all',
  split: null,
  width: 64,
  height: 64,
  sha256: 'dim',
  usedBits: 12,
  luminance: 0.02,
  sharpness: 0.1,
};

const idle = ({ recipe }: ReturnType<FakeStudio['store']['getState']>) => recipe.backgroundsPhase.kind !== 'reading';

async function opened(projects = fakeProjects()) {
  const page = fakeStudio({ projects });
  await page.open();
  page.actions.recipe.change({ variants: 2, parts: [partOf('scene')] });
  return page;
}

async function withBackgrounds(page: FakeStudio, files: readonly File[]) {
  page.actions.recipe.openBackgrounds(files);
  await page.until(idle);
}

const grown = async (page: FakeStudio) => {
  page.actions.run.expand();
  await page.until(({ run }) => run.phase.kind === 'finished');
};

describe('backgrounds', () => {
  it('are taken for scenes of other classes, and are no class', async () => {
    const page = await opened();
    await withBackgrounds(page, [WOOD, BEACH, file('notes.txt', new Blob(['x']))]);
    const { recipe, seeds } = page.store.getState();
    expect(recipe.backgrounds.map(({ id }) => id)).toEqual(['beach.png', 'wood.png']);
    expect(recipe.backgroundsPhase).toEqual({ kind: 'ready', skipped: 1 });
    expect(seeds.classes).toHaveLength(2);
    await grown(page);
    const partners = page.engine.requests.flatMap((request) => request.partners ?? []);
    const files = partners.filter(({ kind }) => kind === 'other classes').flatMap((some) => some.files);
    expect(new Set(files.map(({ id }) => id))).toEqual(new Set(['beach.png', 'wood.png']));
    expect(files.every(({ label }) => label === null)).toBe(true);
    expect(page.store.getState().run.backgrounds).toEqual(recipe.backgrounds);
  });

  it('are there again when the project is opened again, with their pictures', async () => {
    const projects = fakeProjects();
    const page = await opened(projects);
    await withBackgrounds(page, [BEACH]);
    await grown(page);
    const { project, recipe } = page.store.getState();
    page.actions.project.close();
    await page.until(({ project: { access } }) => access.kind === 'none');
    const again = fakeStudio({ projects });
    again.actions.project.open(project.info!.id);
    await again.until(({ project: { access } }) => access.kind === 'open');
    expect(again.store.getState().recipe.backgrounds).toEqual(recipe.backgrounds);
    await again.until(({ seeds }) => seeds.preflight.kind === 'ready');
    await grown(again);
    expect(again.store.getState().run.failures).toEqual([]);
    expect(again.engine.requests[0]!.partners![0]!.files[0]!.file.size).toBe(BEACH.size);
  });

  it('give way to scenes of other classes again; the run that took them keeps them', async () => {
    const page = await opened();
    await withBackgrounds(page, [BEACH]);
    await grown(page);
    page.actions.recipe.removeBackgrounds();
    expect(page.store.getState().recipe.backgrounds).toEqual([]);
    page.engine.hold('imagine');
    page.actions.review.regrow([[...page.store.getState().run.families.values()].flat()[0]!]);
    expect(page.store.getState().run.backgrounds).toHaveLength(1);
  });

  it('of 12 bits in 16 are shown with the bits of the recipe, and grown with them', async () => {
    const sources: ImportSource[] = [];
    const page = fakeStudio({
      projects: fakeProjects(),
      read(source) {
        sources.push(source);
        const bits = source.hints?.stretch;
        if (source.kind !== 'files' || bits === undefined) return null;
        return source.files.map(({ path, file }) => ({
          kind: 'image',
          image: { ...DIM, path, bytes: file.size, thumbnail: new Blob([`${bits} bits`]) },
        }));
      },
    });
    await page.open();
    page.actions.recipe.change({ variants: 1, parts: [partOf('scene')] });
    await withBackgrounds(page, [BEACH]);
    const [dark] = page.store.getState().recipe.backgrounds;
    expect(dark).toMatchObject({ usedBits: 12, look: 'background:dim#16', picture: 'background:dim' });
    page.actions.recipe.change({ stretch: 12 });
    await page.until(({ recipe }) => recipe.backgrounds[0]!.look === 'background:dim#12');
    await grown(page);
    expect(page.engine.requests.every(({ recipe }) => recipe.stretch === 12)).toBe(true);
    const partners = page.engine.requests.flatMap((request) => request.partners ?? []).flatMap(({ files }) => files);
    expect(new Set(partners.map(({ id }) => id))).toEqual(new Set(['beach.png']));

    // Chosen again, they are read with these bits at once.
    await withBackgrounds(page, [BEACH]);
    expect(page.store.getState().recipe.backgrounds[0]!.look).toBe('background:dim#12');
    expect(sources.at(-1)!.hints).toEqual({ stretch: 12 });
  });

  it('must be pictures', async () => {
    const page = await opened();
    await withBackgrounds(page, [file('notes.txt', new Blob(['x']))]);
    expect(page.store.getState().recipe.backgroundsPhase).toEqual({
      kind: 'failed',
      failure: { code: 'no-backgrounds', folder: 'files' },
    });
  });

  it('go by their paths, composed', async () => {
    const page = await opened();
    await withBackgrounds(page, [file('e\u0301te\u0301.png', toyPicture(3))]);
    expect(page.store.getState().recipe.backgrounds[0]!.id).toBe(imageId('\u00e9t\u00e9.png'));
  });
});
