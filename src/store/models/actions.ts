/** @file What a person does with packs: loaded when the screen is first opened. */

import { failureOf, type Failure } from '../../core/failure.ts';
import { PACK_ROLES, type PackRole } from '../../packs/place.ts';
import { NOT_STATED } from '../../packs/draft/draft.ts';
import type { Result } from '../../protocol/failure.ts';
import type { AddAnswer, GivenFiles, PackProgress, ToldOfPack } from '../../protocol/packs.ts';
import type { Chosen } from '../../storage/chosenFiles.ts';
import { isCancelled, patch, type Context } from '../context.ts';
import type { ModelsPhase } from './state.ts';
import type { ModelsStep } from './step.ts';

export interface ModelsListener {
  /** Other packs are about to be loaded: what works with the present ones ends. */
  onLeave(): void;
  /** They are loaded: what they make otherwise is made again. */
  onChanged(): void;
}

export function modelsActions(context: Context, listener: ModelsListener): (step: ModelsStep) => void {
  const { store, packKeeper, chosenPacks, engine, projects } = context;
  let current = new AbortController();

  const show = (phase: ModelsPhase) => {
    patch(context, 'models', { phase });
  };
  const fail = (of: string, failure: Failure) => {
    if (isCancelled(failure)) show({ kind: 'idle' });
    else show({ kind: 'failed', of, failure });
  };

  async function list(): Promise<void> {
    const listed = await packKeeper.list();
    if (listed.ok) patch(context, 'models', { packs: listed.value });
    else fail('list', listed.error);
  }

  async function adding(
    of: string,
    first: PackProgress,
    question: (onProgress: (progress: PackProgress) => void, signal: AbortSignal) => Promise<Result<AddAnswer>>,
  ): Promise<void> {
    current.abort();
    current = new AbortController();
    const { signal } = current;
    show({ kind: 'adding', of, progress: first });
    // Weights that took an hour to fetch must not be cleared away by a browser that is short of room.
    await projects.askToPersist().catch(() => false);
    const answer = await question((progress) => {
      if (!signal.aborted) show({ kind: 'adding', of, progress });
    }, signal);
    if (signal.aborted) return;
    if (!answer.ok) fail(of, answer.error);
    else {
      show({ of, ...answer.value });
      await list();
    }
  }

  async function make(chosen: Chosen, told: Partial<ToldOfPack>): Promise<void> {
    const { source, name, files } = chosen;
    const given: GivenFiles =
      source.kind === 'zip'
        ? { kind: 'zip', file: source.file, name }
        : { kind: 'files', files: [...files].map(([path, file]) => ({ path, file })) };
    const title = told.title?.trim() ? told.title.trim() : name.replace(/\.zip$/iu, '');
    const facts = { licence: NOT_STATED, source: `Files of ${name}`, ...told, title };
    await adding(name, { kind: 'trying' }, (onProgress, signal) => packKeeper.make(given, facts, onProgress, signal));
  }

  async function choose(role: PackRole, key: string | null): Promise<void> {
    const { chosen: before } = store.getState().models;
    if (before[role] === key) return;
    const chosen = { ...before, [role]: key };
    listener.onLeave();
    show({ kind: 'choosing', of: key ?? role });
    patch(context, 'models', { chosen });
    patch(context, 'engine', { device: null, phase: { kind: 'loading', done: 0, total: 0 } });
    engine.setPacks(chosenPacks.places(chosen));
    const loaded = await engine.load();
    // Something else was chosen meanwhile.
    if (store.getState().models.chosen !== chosen) return;
    if (loaded.ok) {
      chosenPacks.remember(chosen);
      show({ kind: 'idle' });
    } else {
      patch(context, 'models', { chosen: before });
      engine.setPacks(chosenPacks.places(before));
      fail(key ?? role, loaded.error);
      if (!(await engine.load()).ok) return;
    }
    listener.onChanged();
  }

  async function remove(key: string): Promise<void> {
    const { chosen } = store.getState().models;
    for (const role of PACK_ROLES) if (chosen[role] === key) await choose(role, null);
    const removed = await packKeeper.remove(key);
    if (!removed.ok) fail(key, removed.error);
    await list();
  }

  function act(step: ModelsStep): Promise<void> | void {
    switch (step.kind) {
      case 'list':
        return list();
      case 'add': {
        const { preset } = step;
        return adding(preset, { kind: 'asking' }, (onProgress, signal) => packKeeper.add(preset, onProgress, signal));
      }
      case 'make':
        return step.chosen.then((chosen) => make(chosen, step.told));
      case 'choose':
        return choose(step.role, step.key);
      case 'remove':
        return remove(step.key);
      case 'stop':
        current.abort();
        show({ kind: 'idle' });
        return;
      case 'dismiss':
        show({ kind: 'idle' });
        return;
      default:
        step satisfies never;
    }
  }

  return (step) => {
    void Promise.resolve(act(step)).catch((error: unknown) => {
      fail(step.kind, failureOf(error));
    });
  };
}
