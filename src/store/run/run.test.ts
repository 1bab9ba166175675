import { describe, expect, it } from 'vitest';
import type { Failure } from '../../core/failure.ts';
import { fakeStudio } from '../../testing/fakeStudio.ts';

const unreadable: Failure = { code: 'file', why: { code: 'damaged' } };

const noPack: Failure = { code: 'pack', why: { code: 'no-connection', address: 'models/' } };

/** A page whose run waits with each seed. */
async function atWork() {
  const page = fakeStudio();
  await page.open();
  page.engine.hold('imagine');
  page.actions.run.expand();
  return { ...page, asked: () => page.engine.asked('imagine') };
}

describe('a run', () => {
  it('goes on where a seed fails, and says which', async () => {
    const { asked, engine, store, until } = await atWork();
    const first = await asked();
    first.fail(unreadable);
    await asked();
    await engine.release('imagine');
    await until(({ run }) => run.phase.kind === 'finished');
    const { run } = store.getState();
    expect(run.failures).toEqual([{ seed: 'cat/1.png', failure: unreadable }]);
    expect([...run.families.keys()]).toEqual(['cat/2.png', 'dog/1.png', 'dog/2.png']);
    expect(run.phase).toEqual({ kind: 'finished', stopped: false });
  });

  it('fails where the models do, and grows that seed too when they are back', async () => {
    const { asked, actions, engine, store, until } = await atWork();
    await (await asked()).answer();
    const second = await asked();
    second.fail(noPack);
    await until(({ run }) => run.phase.kind === 'failed');
    expect(store.getState().run).toMatchObject({ phase: { kind: 'failed', failure: noPack }, failures: [] });
    await engine.release('imagine');
    actions.run.resume();
    await until(({ run }) => run.phase.kind === 'finished');
    expect(store.getState().run.families.size).toBe(4);
  });

  it('ends where memory does, and keeps what is made', async () => {
    const { asked, store, until } = await atWork();
    await (await asked()).answer();
    (await asked()).fail({ code: 'out-of-memory' });
    await until(({ run }) => run.phase.kind === 'failed');
    const { run } = store.getState();
    expect(run).toMatchObject({ phase: { failure: { code: 'out-of-memory' } }, failures: [], done: 5 });
    expect([...run.families.keys()]).toHaveLength(1);
    expect(run.variants.size).toBe(5);
  });

  it('tells the models what a class is called, as it was at its start', async () => {
    const { asked, actions, engine, store, until } = await atWork();
    await (await asked()).answer();
    actions.seeds.renameClass(store.getState().seeds.classes[0]!.key, 'tabby');
    await engine.release('imagine');
    await until(({ run }) => run.phase.kind === 'finished');
    expect(new Set(engine.requests.map(({ className }) => className))).toEqual(new Set(['cat', 'dog']));
  });

  it('shows variants while their seed is at work, and takes them away when it is given up', async () => {
    const { asked, actions, store, until } = await atWork();
    const first = await asked();
    await first.tell();
    expect(store.getState().run.arriving.map(({ k }) => k)).toEqual([1, 2, 3, 4, 5]);
    // After a lost worker they come once more.
    await first.tell();
    expect(store.getState().run.arriving).toHaveLength(5);
    actions.run.stop();
    await until(({ run }) => run.phase.kind === 'finished');
    const { run } = store.getState();
    expect([run.arriving, run.variants.size]).toEqual([[], 0]);
    await first.tell();
    expect(store.getState().run.arriving).toEqual([]);
  });

  it('takes nothing from a run before it: what comes late is dropped', async () => {
    const { asked, actions, engine, store, until } = await atWork();
    const late = await asked();
    actions.recipe.change({ variants: 2 });
    actions.run.expand();
    await late.answer();
    await engine.release('imagine');
    await until(({ run }) => run.phase.kind === 'finished');
    const { run } = store.getState();
    expect([run.made, run.variants.size, run.done, run.total]).toEqual([2, 8, 8, 8]);
    expect([...run.variants.values()].every(({ image }) => image.startsWith('variant:2:'))).toBe(true);
  });

  it('asks for the same whether it was paused or not', async () => {
    const paused = await atWork();
    const first = await paused.asked();
    paused.actions.run.pause();
    await first.answer();
    await paused.until(({ run }) => run.phase.kind === 'paused');
    await paused.engine.release('imagine');
    paused.actions.run.resume();
    await paused.until(({ run }) => run.phase.kind === 'finished');

    const straight = fakeStudio();
    await straight.open();
    straight.actions.run.expand();
    await straight.until(({ run }) => run.phase.kind === 'finished');
    expect(paused.store.getState().run.variants).toEqual(straight.store.getState().run.variants);
  });

  it('is paused as it is reopened, and goes on with the seeds that are left', async () => {
    const { asked, actions, engine, store, until } = await atWork();
    await (await asked()).answer();
    await asked();
    const { id } = store.getState().project.info!;
    actions.project.close();
    await until(({ project }) => project.access.kind === 'none');
    await engine.release('imagine');
    actions.project.open(id);
    await until(({ project }) => project.access.kind === 'open');
    expect(store.getState().run.phase).toEqual({ kind: 'paused' });
    expect([...store.getState().run.families.keys()]).toEqual(['cat/1.png']);
    const before = engine.requests.length;
    actions.run.resume();
    await until(({ run }) => run.phase.kind === 'finished');
    expect(engine.requests.slice(before).map(({ seed }) => seed.id)).toEqual(['dog/1.png', 'cat/2.png', 'dog/2.png']);
  });
});
