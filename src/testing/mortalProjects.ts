/** @file Databases of a page that dies: after so many batches the power is gone, before, within or after the writing of one. */

import type { Batch } from '../storage/projectDatabase.ts';
import type { Projects } from '../storage/projects.ts';
import { latch } from './latch.ts';

/** When it dies: the batch is not begun; it is begun and torn; it is written, and nobody hears of it. */
export type Moment = 'before' | 'within' | 'after';

export interface MortalProjects {
  readonly projects: Projects;
  /** Resolves with the death; whatever is asked afterwards is never answered. */
  readonly dead: Promise<void>;
}

const NEVER = new Promise<never>(() => undefined);

/**
 * @param projects what outlives the page.
 * @param batches how many are written as ever before it dies.
 * @param moment of the one after them.
 */
export function mortalProjects(projects: Projects, batches: number, moment: Moment): MortalProjects {
  const death = latch();
  let left = batches;
  let isDead = false;
  const alive = async <Answer>(ask: () => Promise<Answer>): Promise<Answer> => {
    if (isDead) return NEVER;
    return Promise.race([ask(), death.passed.then(() => NEVER)]);
  };
  return {
    dead: death.passed,
    projects: {
      ...projects,
      open: (id) => {
        const database = projects.open(id);
        return {
          own: () => alive(() => database.own()),
          get: (key) => alive(() => database.get(key)),
          all: (kind) => alive(() => database.all(kind)),
          names: (kind) => alive(() => database.names(kind)),
          close: () => database.close(),
          async commit(batch) {
            if (isDead) return NEVER;
            if (left-- > 0) return database.commit(batch);
            isDead = true;
            if (moment === 'within') await database.commit(torn(batch)).catch(() => undefined);
            else if (moment === 'after') await database.commit(batch);
            death.open();
            return NEVER;
          },
        };
      },
    },
  };
}

/** A batch that breaks at its last record, after the others were put. */
const torn = (batch: Batch): Batch => ({ ...batch, put: [...batch.put, [['torn', ''], () => 'no data']] });
