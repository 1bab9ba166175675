/**
 * @file A run that is set aside, as it is stored: one record, which holds the records that the project had of it. They say their
 * version, and are brought to the present one by the steps that bring whole projects there, when the run is opened.
 */

import { migrate } from '../project/migrations.ts';
import { decisionsIn, partsOf, runIn } from '../project/records.ts';
import { runFrom } from '../project/restore.ts';
import { storedOf } from '../project/stored.ts';
import type { ReviewState } from '../review/state.ts';
import { withLabelThen } from '../seeds/choice.ts';
import { decisionsOn } from '../seeds/settle.ts';
import type { StudioState } from '../state.ts';
import type { OpenedRun, StoredRun } from './state.ts';

/** The present run as it is stored when it is set aside: all but its pictures and embeddings, which stay where they are. */
export function storedRun(state: StudioState, appVersion: string): StoredRun {
  const { parts, maps } = storedOf(state, appVersion);
  const { run, review, seeds } = state;
  const { images } = seeds;
  return {
    records: {
      part: [
        ['info', parts.info],
        ['run', parts.run],
        ['progress', parts.progress],
        // What was undone or could be is about the whole project, which goes on without it.
        ['history', { applied: review.applied, past: [], future: [] }],
      ],
      variant: [...maps.variant],
      reading: [...maps.reading],
      decision: [...review.decisions].filter(([slot]) => run.variants.has(slot)),
      ...{ seed: [], pick: [], step: [], embedding: [] },
    },
    labels: Object.fromEntries(run.seeds.flatMap((id) => (images.has(id) ? [[id, images.get(id)!.label]] : []))),
  };
}

/**
 * The run that was stored, as it would be if it had been the present one all the time: where a seed has another class by now, it
 * remembers which it had, and its variants are decided on as in `relabelSeed`.
 *
 * @param now ISO 8601 in UTC.
 * @returns `null` where there is no run in the records.
 * @throws FailureError for records of a later version.
 */
export function openRun(
  { records: stored, labels }: StoredRun,
  { images }: Pick<StudioState['seeds'], 'images'>,
  now: string,
): (OpenedRun & Pick<ReviewState, 'applied'>) | null {
  const records = migrate(stored);
  const snapshot = runIn(records);
  if (!snapshot) return null;
  let run = runFrom(snapshot);
  const decisions = new Map(decisionsIn(records, new Set(run.variants.keys())));
  for (const id of run.seeds) {
    const [before, label] = [labels[id], images.get(id)?.label];
    if (before === undefined || label === undefined || before === label) continue;
    const changes = decisionsOn({ run, decisions }, { id, label: before }, label, now);
    for (const { slot, after } of changes) decisions.set(slot, after);
    run = withLabelThen(run, { id, label: before }, label);
  }
  return { run, decisions, applied: partsOf(records).get('history').applied };
}
