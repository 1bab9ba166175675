/** @file What a person does with projects: opens, leaves, names, copies and deletes them. */

import { failureOf } from '../../core/failure.ts';
import type { StudioActions } from '../actions.ts';
import { patch, pictured, type Context } from '../context.ts';
import { judgeOf } from '../engine/state.ts';
import { remember } from '../memory.ts';
import { NO_SIZES, presentRecords, projectFrom, storedEmbeddings, type StoredProject } from './records.ts';
import { restoreSnapshot } from './restore.ts';
import type { Session } from './session.ts';
import { rest } from '../seeds/resting.ts';
import { sightOf } from '../sight.ts';
import { createClosedProjects } from './closedProjects.ts';
import { newProject, type ProjectId, type ProjectState, type ProjectSummary, type Unkept } from './state.ts';
import { storedOf } from './stored.ts';

export interface ProjectListener {
  /** The project is about to be left: work ends, what is done is kept. */
  onHalt(): void;
  /** The project that was open is gone from the screen. */
  onLeave(): void;
  /** A stored project is on the screen. */
  onOpened(): void;
}

export interface ProjectActions {
  readonly actions: StudioActions['project'];
  /** A new project, empty as yet, instead of the one that is open; `false` where the browser has no place for it. */
  create(source: string): Promise<boolean>;
  /** Leaves the project that is open: it is kept. */
  close(): Promise<void>;
  /** Deletes the project that is open, at once: nothing came of it. */
  discard(): Promise<void>;
  /** What the page begins with: the projects, and the one that was open. */
  start(): void;
  /** Resolves when no project is being opened or left; never rejects. */
  settled(): Promise<unknown>;
}

export function projectActions(context: Context, session: Session, listener: ProjectListener): ProjectActions {
  const { store, projects } = context;
  const closed = createClosedProjects(context);
  /** One thing after another: two projects must not be opened at once. */
  let tail: Promise<unknown> = Promise.resolve();

  const set = (change: Partial<ProjectState>) => {
    patch(context, 'project', change);
  };

  function inTurn(work: () => Promise<void>): Promise<void> {
    const done = tail.then(work).catch((error: unknown) => {
      set({ access: { kind: 'none' }, info: null, failure: failureOf(error) });
    });
    tail = done;
    return done;
  }

  /** Where the browser has no room for another project, this one is in memory: what a person came for is done all the same. */
  async function enterNew(id: ProjectId): Promise<void> {
    try {
      await session.enter(id, 'ask');
    } catch {
      projects.keepInMemory(id);
      await session.enter(id, 'ask');
    }
    set({ unkept: await unkeptOf(id) });
  }

  /** @param id `null` where no project is open. */
  async function unkeptOf(id: ProjectId | null): Promise<Unkept | null> {
    if (!(await projects.keepsAnything())) return 'blocked';
    return id !== null && projects.isInMemory(id) ? 'full' : null;
  }

  /** @param next name of what is opened instead. */
  async function leave(next: string | null): Promise<void> {
    set({ access: { kind: 'opening', name: next }, failure: null });
    if (session.database()) {
      listener.onHalt();
      const stored = await session.leave();
      if (!stored.ok) set({ failure: stored.error });
    }
    listener.onLeave();
    set({ info: null });
  }

  async function open(id: ProjectId, how: 'ask' | 'wait' | 'take over'): Promise<void> {
    const entry = (await projects.catalogue.get(id)) as ProjectSummary | null;
    if (entry?.deleted !== null) {
      projects.remember(null);
      set({ access: { kind: 'none' }, info: null });
      return;
    }
    set({ access: { kind: 'opening', name: entry.name }, failure: null, unkept: await unkeptOf(id) });
    if (!(await session.enter(id, how))) {
      set({ access: how === 'ask' ? { kind: 'none' } : { kind: 'elsewhere', id, name: entry.name } });
      return;
    }
    const database = session.database()!;
    /** Another page may have taken it while the rest was read. */
    const isTaken = () => session.database() !== database;
    try {
      const stored = projectFrom(await presentRecords(database), context.now());
      const embeddings = () => storedEmbeddings(database, stored.snapshot.run?.made ?? 0);
      if (judgeOf(store.getState().engine) === null) {
        // Models that are not here ask for nothing: the pictures come first.
        show(stored);
        projects.remember(id);
        know(await embeddings());
      } else {
        const seen = await embeddings();
        show(stored);
        projects.remember(id);
        know(seen);
      }
    } catch (error) {
      if (isTaken()) return;
      await session.abandon();
      throw error;
    }
    if (!isTaken()) listener.onOpened();
  }

  function show({ snapshot, stepNumbers, sizes }: StoredProject) {
    const restored = restoreSnapshot(store.getState(), snapshot);
    store.setState({ ...restored, project: { ...restored.project, access: { kind: 'open' } } });
    const holds = storedOf(store.getState(), context.appVersion);
    session.write({ holds, stepNumbers, sizes });
  }

  /** What the judge has seen of the pictures comes into memory. */
  function know(embeddings: Awaited<ReturnType<typeof storedEmbeddings>>) {
    const { memory } = context;
    const originals = new Set([...store.getState().seeds.images.values()].map(({ original }) => original));
    for (const [image, embedding] of embeddings) {
      (originals.has(image) ? memory.originals : memory.pictures).set(image, embedding);
    }
    // Before the models are here nobody knows whose embeddings are wanted: what is stored waits for them.
    const { engine, recipe } = store.getState();
    const judge = judgeOf(engine);
    memory.space = judge === null ? null : { judge, ...sightOf(recipe) };
    remember(memory, pictured(context));
    rest(context);
  }

  const close = () =>
    inTurn(async () => {
      await leave(null);
      projects.remember(null);
      set({ access: { kind: 'none' }, unkept: await unkeptOf(null) });
      await closed.list();
    });

  return {
    close,
    async create(source) {
      await inTurn(async () => {
        await leave(source);
        await closed.purge();
        const created = newProject(source, context.now());
        await enterNew(created.id);
        set({ info: created, access: { kind: 'open' }, failure: null });
        session.write({ holds: null, stepNumbers: new Map(), sizes: NO_SIZES });
        projects.remember(created.id);
      });
      return session.database() !== null;
    },
    discard: () =>
      inTurn(async () => {
        const { info: open } = store.getState().project;
        await session.abandon();
        projects.remember(null);
        set({ info: null, access: { kind: 'none' } });
        if (!open) return;
        // Last of all off the list: what a killed page leaves of it can be found and deleted.
        await projects.delete(open.id);
        await projects.catalogue.remove(open.id);
        await closed.list();
      }),
    settled: () => tail,
    start() {
      const last = projects.last();
      if (last) set({ access: { kind: 'opening', name: null } });
      void inTurn(async () => {
        set({ unkept: await unkeptOf(null) });
        if (last) await open(last.id as ProjectId, last.here ? 'wait' : 'ask');
        // Nobody waits for it.
        await closed.purge();
        await closed.list();
      });
    },
    actions: {
      open(id) {
        void inTurn(async () => {
          await leave(null);
          await closed.purge();
          await open(id, 'wait');
        });
      },
      takeOver() {
        void inTurn(async () => {
          const { access } = store.getState().project;
          if (access.kind !== 'elsewhere') return;
          listener.onLeave();
          await open(access.id, 'take over');
        });
      },
      close() {
        void close();
      },
      rename(id, name) {
        const { info } = store.getState().project;
        if (info?.id === id) set({ info: { ...info, name } });
        else void closed.rename(id, name);
      },
      duplicate(id) {
        void closed.duplicate(id);
      },
      remove(id) {
        void closed.remove(id);
      },
      restore() {
        void closed.restore();
      },
      save() {
        void session.journal.flush();
      },
    },
  };
}
