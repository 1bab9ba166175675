/** @file The project that this page works on: its lock, its database, and the journal between them and the state. */

import { success, type Result } from '../../protocol/failure.ts';
import type { LockHolder, ProjectLock } from '../../storage/projectLock.ts';
import type { ProjectDatabase } from '../../storage/projectDatabase.ts';
import { patch, type Context } from '../context.ts';
import { createJournal, type JournalControl, type JournalStart } from './journal.ts';
import type { ProjectId } from './state.ts';
import { coversOf, summaryOf } from './summary.ts';

export interface SessionListener {
  /** Another page takes over: what is at work here ends, what is done is kept. */
  onHandOver(): void;
}

export interface Session {
  readonly journal: JournalControl;
  database(): ProjectDatabase | null;
  /** Takes the project for this page; `false` where another page has it. */
  enter(id: ProjectId, how: 'ask' | 'wait' | 'take over'): Promise<boolean>;
  /** Begins to write the project that was entered. */
  write(start: Omit<JournalStart, 'database'>): void;
  /** Lets go of the project: all of it is stored, or the failure says why not. */
  leave(): Promise<Result<null>>;
  /** Lets go of the project and writes nothing more. */
  abandon(): Promise<void>;
}

/** How often the start screen's knowledge of the project is brought up to date, in milliseconds. */
const SUMMARISE = 1000;

interface Entered {
  readonly id: ProjectId;
  readonly lock: ProjectLock;
  readonly database: ProjectDatabase;
}

export function createSession(
  context: Omit<Context, 'journal' | 'blobs' | 'embeddings' | 'earlierRuns'>,
  listener: SessionListener,
): Session {
  const { store, projects } = context;
  let entered: Entered | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let coversShown: readonly string[] = [];
  /** The project that the start screen knows of, and what is on the way there. */
  let listed: ProjectId | null = null;
  let listing: Promise<void> = Promise.resolve();

  const journal = createJournal(context, {
    onWritten() {
      // A project that is on no list is lost with the page: the first time is at once.
      if (listed === entered?.id) timer ??= setTimeout(() => void summarise(), SUMMARISE);
      else void summarise();
    },
    onNotOwner: () => {
      lose();
    },
  });

  function summarise(): Promise<void> {
    clearTimeout(timer);
    timer = undefined;
    listed = entered?.id ?? null;
    listing = listing.then(summariseNow);
    return listing;
  }

  async function summariseNow(): Promise<void> {
    const covers = coversOf(store.getState().seeds);
    const entry = summaryOf(store.getState(), journal.sizes(), covers.length, context.now());
    if (!entry || entry.id !== entered?.id) return;
    const { database } = entered;
    const same = covers.length === coversShown.length && covers.every((key, i) => key === coversShown[i]);
    try {
      const blobs = same
        ? null
        : await Promise.all(
            covers.map(async (key) => journal.picture(key) ?? ((await database.get(['picture', key])) as Blob)),
          );
      coversShown = covers;
      await projects.catalogue.put(entry, ...(blobs ? [blobs] : []));
    } catch {
      // What the start screen says is worth no failure of its own: the next change tries again.
    }
  }

  /** The project is another page's now. */
  function lose() {
    const { info } = store.getState().project;
    const lost = entered;
    if (!lost) return;
    entered = null;
    journal.end();
    listener.onHandOver();
    void lost.database.close();
    if (info) patch(context, 'project', { access: { kind: 'elsewhere', id: info.id, name: info.name } });
  }

  const holder: LockHolder = {
    async onAsked() {
      listener.onHandOver();
      await journal.flush();
      await summarise();
    },
    onLost: lose,
  };

  async function close(): Promise<void> {
    clearTimeout(timer);
    timer = undefined;
    coversShown = [];
    listed = null;
    const left = entered;
    entered = null;
    journal.end();
    // Or a project that is deleted next would come to the list once more.
    await listing;
    await left?.database.close();
    left?.lock.release();
  }

  return {
    journal,
    database: () => entered?.database ?? null,
    async enter(id, how) {
      const lock =
        how === 'take over' ? await projects.takeOver(id, holder) : await projects.hold(id, holder, how === 'wait');
      if (!lock) return false;
      const database = projects.open(id);
      try {
        await database.own();
      } catch (error) {
        lock.release();
        throw error;
      }
      entered = { id, lock, database };
      return true;
    },
    write(start) {
      if (entered) journal.begin({ ...start, database: entered.database });
    },
    async leave() {
      const stored = entered ? await journal.flush() : success(null);
      await summarise();
      await close();
      return stored;
    },
    abandon: close,
  };
}
