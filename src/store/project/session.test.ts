/** @file Two tabs and one project: who has it, and what comes of what the other was doing. */

import { describe, expect, it } from 'vitest';
import { imageId } from '../../core/brands.ts';
import { fakeProjects } from '../../testing/fakeProjects.ts';
import { fakeStudio, type FakeStudio } from '../../testing/fakeStudio.ts';
import { fakeTabs } from '../../testing/fakeTabs.ts';
import { slotId } from '../ids.ts';
import type { ProjectId } from './state.ts';

const SLOT = slotId(imageId('cat/1.png'), 1);

/** A project that the first tab has open, with a run; the second is on the start screen. */
async function twoTabs() {
  const tabs = fakeTabs();
  const [first, second] = [fakeStudio({ projects: tabs.tab() }), fakeStudio({ projects: tabs.tab() })];
  await first.open();
  first.actions.recipe.change({ variants: 1 });
  first.actions.run.expand();
  await first.until(({ run }) => run.phase.kind === 'finished');
  const { id } = first.store.getState().project.info!;
  // Leaving writes what the start screens know of it.
  first.actions.project.close();
  await first.until(({ project }) => project.access.kind === 'none');
  await opened(first, id);
  return { tabs, first, second, id };
}

async function opened({ actions, until }: FakeStudio, id: ProjectId) {
  actions.project.open(id);
  await until(({ project }) => project.access.kind === 'open' || project.access.kind === 'elsewhere');
}

async function takenOver({ actions, until }: FakeStudio) {
  actions.project.takeOver();
  await until(({ project }) => project.access.kind === 'open');
}

type Tabs = Awaited<ReturnType<typeof twoTabs>>;

const PHASES = {
  'first has it': () => Promise.resolve(),
  'second looks on': ({ second, id }) => opened(second, id),
  async 'second took it'({ second, id }) {
    await opened(second, id);
    await takenOver(second);
  },
} satisfies Readonly<Record<string, (tabs: Tabs) => Promise<unknown>>>;

/** What a person does in one of them. */
const ACTS = {
  'first closes': [
    'first',
    ({ actions }) => {
      actions.project.close();
    },
  ],
  'first takes over': [
    'first',
    ({ actions }) => {
      actions.project.takeOver();
    },
  ],
  'first begins another': [
    'first',
    ({ actions }) => {
      actions.seeds.openSample();
    },
  ],
  'second opens': [
    'second',
    ({ actions }, id) => {
      actions.project.open(id);
    },
  ],
  'second takes over': [
    'second',
    ({ actions }) => {
      actions.project.takeOver();
    },
  ],
  'second closes': [
    'second',
    ({ actions }) => {
      actions.project.close();
    },
  ],
} satisfies Readonly<Record<string, readonly ['first' | 'second', (page: FakeStudio, id: ProjectId) => void]>>;

const TABLE: Readonly<
  Record<keyof typeof PHASES, Readonly<Record<keyof typeof ACTS, readonly [first: string, second: string]>>>
> = {
  'first has it': {
    'first closes': ['none', 'none'],
    'first takes over': ['open', 'none'],
    'first begins another': ['open', 'none'],
    'second opens': ['open', 'elsewhere'],
    'second takes over': ['open', 'none'],
    'second closes': ['open', 'none'],
  },
  'second looks on': {
    'first closes': ['none', 'elsewhere'],
    'first takes over': ['open', 'elsewhere'],
    'first begins another': ['open', 'elsewhere'],
    'second opens': ['open', 'elsewhere'],
    'second takes over': ['elsewhere', 'open'],
    'second closes': ['open', 'none'],
  },
  'second took it': {
    'first closes': ['none', 'open'],
    'first takes over': ['open', 'elsewhere'],
    'first begins another': ['open', 'open'],
    'second opens': ['elsewhere', 'open'],
    'second takes over': ['elsewhere', 'open'],
    'second closes': ['elsewhere', 'none'],
  },
};

const cases = Object.entries(TABLE).flatMap(([from, acts]) =>
  Object.entries(acts).map(
    ([act, outcome]) => [from as keyof typeof PHASES, act as keyof typeof ACTS, ...outcome] as const,
  ),
);

const accessOf = ({ store }: FakeStudio) => store.getState().project.access.kind;

describe('a page that is gone as soon as its pictures are read', () => {
  it('leaves its project on the list', async () => {
    const projects = fakeProjects();
    const { actions, until, store } = fakeStudio({ projects });
    actions.seeds.openSample();
    await until(({ seeds, project }) => seeds.phase.kind === 'ready' && project.saving.kind === 'saved');
    const { id } = store.getState().project.info!;
    const entry = await projects.catalogue.get(id);
    expect(entry).toMatchObject({ id, deleted: null });
  });
});

describe('two tabs', () => {
  it.each(cases)('where the %s and the %s are %s and %s', async (from, act, first, second) => {
    const tabs = await twoTabs();
    await PHASES[from](tabs);
    const [where, doIt] = ACTS[act];
    const page = tabs[where];
    const idle = act.endsWith('takes over') && accessOf(page) !== 'elsewhere';
    const opening = page.until(({ project }) => project.access.kind === 'opening');
    doIt(page, tabs.id);
    // Whatever is opened or closed comes through here; a tab has nothing to take over but what it looks on.
    if (!idle) await opening;
    await page.until(({ project }) => project.access.kind !== 'opening');
    expect([accessOf(tabs.first), accessOf(tabs.second)]).toEqual([first, second]);
  });

  it('hand over what was decided in the last moment', async () => {
    const { first, second, id } = await twoTabs();
    await opened(second, id);
    first.actions.review.decide([SLOT], 'accepted');
    await takenOver(second);
    expect(second.store.getState().review.decisions.get(SLOT)?.verdict).toBe('accepted');
    // Nothing that the other does changes anything from now on.
    first.actions.review.decide([SLOT], 'rejected');
    expect(first.store.getState().review.decisions.get(SLOT)?.verdict).toBe('accepted');
  });

  it('hand over a run as it is: paused, to go on in the other', async () => {
    const { first, second, id } = await twoTabs();
    first.engine.hold('imagine');
    first.actions.run.expand();
    await (await first.engine.asked('imagine')).answer();
    const question = await first.engine.asked('imagine');
    await opened(second, id);
    await takenOver(second);
    expect(question.signal!.aborted).toBe(true);
    expect(first.store.getState().run.phase).toEqual({ kind: 'paused' });
    const { run } = second.store.getState();
    expect([run.phase.kind, run.families.size]).toEqual(['paused', 1]);
    second.actions.run.resume();
    await second.until((state) => state.run.phase.kind === 'finished');
    expect(second.store.getState().run.families.size).toBe(4);
  });

  it('rob one that does not answer: what it still wants to write is refused', async () => {
    const { tabs, first, second, id } = await twoTabs();
    await opened(second, id);
    tabs.freeze();
    await takenOver(second);
    second.actions.review.decide([SLOT], 'accepted');
    first.actions.review.decide([SLOT], 'rejected');
    await first.until(({ project }) => project.access.kind === 'elsewhere');
    tabs.wake();
    second.actions.project.close();
    await second.until(({ project }) => project.access.kind === 'none');
    await opened(second, id);
    expect(second.store.getState().review.decisions.get(SLOT)?.verdict).toBe('accepted');
    expect(accessOf(first)).toBe('elsewhere');
  });
});
