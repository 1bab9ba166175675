/**
 * @file A page that dies again and again while it grows and a person decides: what was said to be saved is there each time, and what
 * there is in the end is what a page has that nothing happened to.
 */

import { describe, expect, it } from 'vitest';
import type { Verdict } from '../core/review.ts';
import { fakeProjects } from '../testing/fakeProjects.ts';
import { fakeStudio, type FakeStudio, type Picture } from '../testing/fakeStudio.ts';
import { isLong } from '../testing/long.ts';
import { mortalProjects, type Moment } from '../testing/mortalProjects.ts';
import { openProjectDatabase } from '../storage/projectDatabase.ts';
import type { SlotId } from './ids.ts';
import type { ProjectId } from './project/state.ts';

const DEATHS = isLong ? 1000 : 12;
const K = 2;
const MOMENTS: readonly Moment[] = ['before', 'within', 'after'];
const PICTURES: readonly Picture[] = ['cat/1', 'cat/2', 'cat/3', 'dog/1', 'dog/2', 'dog/3'].map((name) => ({
  path: `${name}.png`,
  label: name.slice(0, 3),
}));

/** What a person decides, by the slot alone, so that the ends can be compared. */
function verdictOn(slot: SlotId): Verdict {
  const sum = Array.from(slot, (letter) => letter.codePointAt(0)!).reduce((a, b) => a + b, 0);
  return sum % 2 === 0 ? 'accepted' : 'rejected';
}

/** Lehmer's generator (48271 mod 2^31 - 1): the same deaths in every run. */
function drawing(seed: number): (below: number) => number {
  let state = seed + 1;
  return (below) => {
    for (let i = 0; i < 3; i++) state = (state * 48271) % 2147483647;
    return state % below;
  };
}

/** A data set is opened, and stored. */
async function begun(): Promise<ProjectId> {
  const { actions, open, until, store } = fakeStudio({ pictures: PICTURES });
  await open();
  actions.recipe.change({ variants: K });
  await until(({ project }) => project.saving.kind === 'saved');
  const { id } = store.getState().project.info!;
  actions.project.close();
  await until(({ project }) => project.access.kind === 'none');
  return id;
}

/** Until all that was done is said to be saved: changes are noticed at once, and written from the next turn on. */
async function saved({ until }: FakeStudio): Promise<void> {
  await new Promise(setImmediate);
  await until(({ project }) => project.saving.kind === 'saved');
}

/**
 * Opens the project, grows what is left, and decides on every variant as it comes.
 *
 * @param ledger decisions that were said to be saved: they must be there as it opens, and new ones are added.
 */
async function live(page: FakeStudio, id: ProjectId, ledger: Map<SlotId, Verdict>): Promise<void> {
  const { actions, store, until } = page;
  actions.project.open(id);
  await until(({ project }) => project.access.kind === 'open');
  const { decisions } = store.getState().review;
  for (const [slot, verdict] of ledger) expect([slot, decisions.get(slot)?.verdict]).toEqual([slot, verdict]);
  const { phase } = store.getState().run;
  if (phase.kind === 'idle') actions.run.expand();
  else if (phase.kind === 'paused') actions.run.resume();
  const undecided = () => {
    const { run, review } = store.getState();
    return [...run.variants.keys()].find((slot) => !review.decisions.has(slot));
  };
  for (;;) {
    await until(({ run }) => run.phase.kind === 'finished' || undecided() !== undefined);
    const slot = undecided();
    if (slot === undefined) break;
    actions.review.decide([slot], verdictOn(slot));
    await saved(page);
    ledger.set(slot, verdictOn(slot));
  }
  // What the end of a run computes is written within a tenth of a second, unless somebody asks.
  actions.project.save();
  await saved(page);
}

/** What must be equal: seeds, variants with their figures, readings, decisions but for their time, embeddings and pictures. */
async function contentOf(id: ProjectId): Promise<unknown> {
  const database = openProjectDatabase(id);
  const kinds = ['seed', 'variant', 'reading', 'decision', 'embedding', 'picture', 'torn'];
  const all = await Promise.all(kinds.map(async (kind) => [kind, await database.all(kind)] as const));
  await database.close();
  return Promise.all(
    all.map(async ([kind, records]) => [
      kind,
      await Promise.all(
        records.map(async ([name, value]) => [
          name,
          value instanceof Blob ? [...new Uint8Array(await value.arrayBuffer())] : { ...(value as object), at: null },
        ]),
      ),
    ]),
  );
}

describe('a page that dies', () => {
  it(`loses no decision and ends as if nothing had happened (${DEATHS} deaths)`, { timeout: 1_200_000 }, async () => {
    const undisturbed = await begun();
    await live(fakeStudio({ pictures: PICTURES }), undisturbed, new Map());
    const expected = await contentOf(undisturbed);

    const draw = drawing(7);
    const deaths: Record<Moment, number> = { before: 0, within: 0, after: 0 };
    let ends = 0;
    let decisions = 0;
    for (let died = 0; died < DEATHS; ends++) {
      const id = await begun();
      const ledger = new Map<SlotId, Verdict>();
      for (let isDead = true; isDead;) {
        const moment = MOMENTS[draw(MOMENTS.length)]!;
        const { projects, dead } = mortalProjects(fakeProjects(), draw(8), moment);
        const life = live(fakeStudio({ pictures: PICTURES, projects }), id, ledger);
        isDead = await Promise.race([dead.then(() => true), life.then(() => false)]);
        if (isDead) {
          died++;
          deaths[moment]++;
        }
      }
      decisions += ledger.size;
      expect(await contentOf(id)).toEqual(expected);
    }
    if (isLong) {
      process.stdout.write(
        `${deaths.before} deaths before a batch, ${deaths.within} within and ${deaths.after} after one: of ${decisions} decisions that were said to be saved, in ${ends} projects, none is lost, and every project ends as the undisturbed one\n`,
      );
    }
  });
});
