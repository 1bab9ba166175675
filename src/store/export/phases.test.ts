/** @file Every phase of an export, and what each thing that a person does makes of it. */

import { describe, expect, it } from 'vitest';
import { fakeDestination, type FakeDestination } from '../../testing/fakeDestination.ts';
import { toyPicture } from '../../testing/fakeEngine.ts';
import { fakeStudio, type FakeStudio, type Picture } from '../../testing/fakeStudio.ts';
import { latch } from '../../testing/latch.ts';
import type { ExportPhase } from './state.ts';

type Phase = ExportPhase['kind'];

const picture = (path: string, number: number): Picture => {
  const [split, label] = path.split('/') as ['train' | 'val', string];
  return { path, split, label, picture: toyPicture(number) };
};
const TRAIN = [picture('train/cat/1.png', 1), picture('train/dog/1.png', 3)];
/** Pictures that the toy judge tells from those of train, but for the 26th: to it that is the first. */
const SETS = {
  whole: [...TRAIN, picture('val/cat/2.png', 8), picture('val/dog/2.png', 22)],
  lacking: [...TRAIN, picture('val/cat/2.png', 8)],
  leaking: [...TRAIN, picture('val/cat/2.png', 26), picture('val/dog/2.png', 22)],
} satisfies Readonly<Record<string, readonly Picture[]>>;

interface Page extends FakeStudio {
  /** Where exports went, in order. */
  readonly places: readonly FakeDestination[];
  /** Prepares the places to come. */
  prepare: (place: FakeDestination) => void;
  readonly check: { before: () => Promise<void> };
}

async function pageWith(set: keyof typeof SETS): Promise<Page> {
  const places: FakeDestination[] = [];
  const check = { before: () => Promise.resolve() };
  const page: Page = {
    ...fakeStudio({
      pictures: SETS[set],
      beforeCheck: () => check.before(),
      openDestination: () => {
        const place = fakeDestination();
        page.prepare(place);
        places.push(place);
        return Promise.resolve(place);
      },
    }),
    places,
    prepare: () => undefined,
    check,
  };
  await page.open();
  return page;
}

const is =
  (...kinds: Phase[]) =>
  ({ export: { phase } }: ReturnType<FakeStudio['store']['getState']>) =>
    kinds.includes(phase.kind);

/** A page in a phase, and what lets go of what waits. */
const PHASES: Readonly<Record<Phase, () => Promise<readonly [page: Page, letGo: () => unknown]>>> = {
  async idle() {
    return [await pageWith('whole'), () => undefined];
  },
  async comparing() {
    const page = await pageWith('whole');
    page.engine.hold('embedSeeds');
    page.actions.export.start();
    await page.engine.asked('embedSeeds');
    return [page, () => page.engine.release('embedSeeds')];
  },
  async lacking() {
    const page = await pageWith('lacking');
    page.actions.export.start();
    await page.until(is('lacking'));
    return [page, () => undefined];
  },
  async leaking() {
    const page = await pageWith('leaking');
    page.actions.export.start();
    await page.until(is('leaking'));
    return [page, () => undefined];
  },
  async writing() {
    const page = await pageWith('whole');
    const [reached, gate] = [latch(), latch()];
    page.prepare = (place) => {
      place.beforeWrite = () => {
        reached.open();
        return gate.passed;
      };
    };
    page.actions.export.start();
    await reached.passed;
    return [page, gate.open];
  },
  async refused() {
    const page = await pageWith('whole');
    page.prepare = (place) => {
      place.refuses = true;
    };
    page.actions.export.start();
    await page.until(is('refused'));
    return [page, () => undefined];
  },
  async checking() {
    const page = await pageWith('whole');
    const [reached, gate] = [latch(), latch()];
    page.check.before = () => {
      reached.open();
      return gate.passed;
    };
    page.actions.export.start();
    await reached.passed;
    return [page, gate.open];
  },
  async written() {
    const page = await pageWith('whole');
    page.actions.export.start();
    await page.until(is('written'));
    return [page, () => undefined];
  },
  async failed() {
    const page = await pageWith('whole');
    page.prepare = (place) => {
      place.beforeWrite = () => Promise.reject(new Error('The disk is full.'));
    };
    page.actions.export.start();
    await page.until(is('failed'));
    page.prepare = () => undefined;
    return [page, () => undefined];
  },
};

/** The phase at once, and the one that it comes to when nothing waits but for the person. */
type Outcome = readonly [at: Phase, end: Phase];

const TABLE: Readonly<Record<Phase, Readonly<Record<'start' | 'stop' | 'answer' | 'answerSplits' | 'goOn', Outcome>>>> =
  {
    idle: row(['idle', 'written'], ['idle', 'idle'], ['idle', 'idle']),
    comparing: row(['idle', 'written'], ['comparing', 'idle'], ['comparing', 'written']),
    lacking: {
      ...row(['idle', 'lacking'], ['lacking', 'idle'], ['lacking', 'lacking']),
      answerSplits: ['lacking', 'written'],
    },
    leaking: {
      ...row(['idle', 'leaking'], ['leaking', 'idle'], ['leaking', 'leaking']),
      answer: ['leaking', 'written'],
    },
    writing: row(['idle', 'written'], ['writing', 'idle'], ['writing', 'written']),
    refused: { ...row(['idle', 'refused'], ['refused', 'idle'], ['refused', 'refused']), goOn: ['refused', 'written'] },
    // What is written stays, also where nobody waits for the check.
    checking: row(['idle', 'written'], ['checking', 'written'], ['checking', 'written']),
    written: row(['written', 'written'], ['written', 'written'], ['written', 'written']),
    failed: row(['failed', 'written'], ['failed', 'failed'], ['failed', 'failed']),
  };

/** @param others what answers to questions come to that were not asked. */
function row(start: Outcome, stop: Outcome, others: Outcome) {
  return { start, stop, answer: others, answerSplits: others, goOn: others };
}

const ACTS = {
  start: (actions) => {
    actions.start();
  },
  stop: (actions) => {
    actions.stop();
  },
  answer: (actions) => {
    actions.answer(true);
  },
  answerSplits: (actions) => {
    actions.answerSplits('keep');
  },
  goOn: (actions) => {
    actions.goOn();
  },
} satisfies Readonly<Record<string, (actions: FakeStudio['actions']['export']) => void>>;

const cases = Object.entries(TABLE).flatMap(([from, outcomes]) =>
  Object.entries(outcomes).map(([act, outcome]) => [from as Phase, act as keyof typeof ACTS, ...outcome] as const),
);

describe('an export', () => {
  it.each(cases)('that is %s, after "%s", is %s and comes to be %s', async (from, act, at, end) => {
    const [page, letGo] = await PHASES[from]();
    expect(page.store.getState().export.phase.kind).toBe(from);
    ACTS[act](page.actions.export);
    expect(page.store.getState().export.phase.kind).toBe(at);
    await letGo();
    await page.until(is(end));
    const before = from === 'idle' ? 0 : 1;
    expect(page.places).toHaveLength(act === 'start' ? before + 1 : before);
  });
});
