/** @file Every phase of a run, and what each thing that a person does makes of it. The seed at work waits for the test. */

import { describe, expect, it } from 'vitest';
import type { Failure } from '../../core/failure.ts';
import { fakeStudio, type FakeStudio } from '../../testing/fakeStudio.ts';
import { variantsLeft } from './selectors.ts';
import type { RunPhase } from './state.ts';

type Phase = RunPhase['kind'];

const broken: Failure = { code: 'pack', why: { code: 'no-connection', address: 'models/' } };

/** A studio brought into a phase; in those at work one seed of four is grown, and the second waits. */
const PHASES: Readonly<Record<Phase, (page: FakeStudio) => Promise<unknown>>> = {
  idle: () => Promise.resolve(),
  async running({ actions, engine }) {
    engine.hold('imagine');
    actions.run.expand();
    await (await engine.asked('imagine')).answer();
    await engine.asked('imagine');
  },
  async pausing(page) {
    await PHASES.running(page);
    page.actions.run.pause();
  },
  async paused(page) {
    await PHASES.pausing(page);
    await page.engine.release('imagine');
    await page.until(({ run }) => run.phase.kind === 'paused');
  },
  async stopping(page) {
    await PHASES.running(page);
    page.actions.run.stop();
  },
  async finished(page) {
    page.actions.run.expand();
    await page.until(({ run }) => run.phase.kind === 'finished');
  },
  async failed(page) {
    page.actions.seeds.setPrompt('a drawing of a {label}');
    page.engine.breakWith(broken);
    page.actions.run.expand();
    await page.until(({ run }) => run.phase.kind === 'failed');
    page.engine.breakWith(null);
  },
};

/** The phase at once, and the one that it comes to when the models answer, with the number of seeds that are grown then. */
type Outcome = readonly [at: Phase, end: Phase, grown: number];

const TABLE: Readonly<Record<'expand' | 'pause' | 'resume' | 'stop', Readonly<Record<Phase, Outcome>>>> = {
  expand: {
    idle: ['running', 'finished', 4],
    running: ['running', 'finished', 4],
    pausing: ['running', 'finished', 4],
    paused: ['running', 'finished', 4],
    stopping: ['running', 'finished', 4],
    finished: ['running', 'finished', 4],
    failed: ['running', 'finished', 4],
  },
  pause: {
    idle: ['idle', 'idle', 0],
    running: ['pausing', 'paused', 2],
    pausing: ['pausing', 'paused', 2],
    paused: ['paused', 'paused', 2],
    stopping: ['stopping', 'finished', 1],
    finished: ['finished', 'finished', 4],
    failed: ['failed', 'failed', 0],
  },
  resume: {
    idle: ['idle', 'idle', 0],
    running: ['running', 'finished', 4],
    pausing: ['running', 'finished', 4],
    paused: ['running', 'finished', 4],
    stopping: ['stopping', 'finished', 1],
    finished: ['finished', 'finished', 4],
    failed: ['running', 'finished', 4],
  },
  stop: {
    idle: ['idle', 'idle', 0],
    running: ['stopping', 'finished', 1],
    pausing: ['stopping', 'finished', 1],
    paused: ['stopping', 'finished', 2],
    stopping: ['stopping', 'finished', 1],
    finished: ['finished', 'finished', 4],
    failed: ['failed', 'failed', 0],
  },
};

const cases = Object.entries(TABLE).flatMap(([act, outcomes]) =>
  Object.entries(outcomes).map(([from, outcome]) => [from as Phase, act as keyof typeof TABLE, outcome] as const),
);

describe('a run', () => {
  it('that was stopped goes on with what is left, as if it never had been', async () => {
    const whole = fakeStudio();
    await whole.open();
    await PHASES.finished(whole);
    const page = fakeStudio();
    await page.open();
    await PHASES.stopping(page);
    await page.until(({ run }) => run.phase.kind === 'finished');
    const { run } = page.store.getState();
    expect([run.families.size, variantsLeft(run)]).toEqual([1, 15]);
    page.actions.run.resume();
    expect(page.store.getState().run.phase.kind).toBe('running');
    await page.engine.release('imagine');
    await page.until(({ run: { phase } }) => phase.kind === 'finished' && !phase.stopped);
    const variantsOf = ({ store }: FakeStudio) =>
      [...store.getState().run.variants.values()].map(({ slot, number, probabilities }) => ({
        slot,
        number,
        probabilities,
      }));
    expect(variantsOf(page)).toEqual(variantsOf(whole));
    expect(page.store.getState().run.done).toBe(20);
  });

  it.each(cases)('that is %s goes on after "%s" as %s', async (from, act, [at, end, grown]) => {
    const page = fakeStudio();
    await page.open();
    await PHASES[from](page);
    expect(page.store.getState().run.phase.kind).toBe(from);
    page.actions.run[act]();
    expect(page.store.getState().run.phase.kind).toBe(at);
    await page.engine.release('imagine');
    await page.until(({ run }) => run.phase.kind === end && run.families.size === grown);
    const { run } = page.store.getState();
    expect(run.variants.size).toBe(5 * grown);
    expect(run.arriving).toEqual([]);
    expect(run.failures).toEqual([]);
    if (run.phase.kind === 'finished') expect(run.phase.stopped).toBe(grown < 4);
  });
});
