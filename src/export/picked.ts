/** @file A picture that was picked from a folder without labels: where it goes in an export, and what its line says. */

import type { Placed } from '../core/dataset/placement.ts';
import { decidedRow, relabelledPath, unused, type RowDecision } from './decided.ts';
import { NOTHING, type RunFacts, type SidecarRow } from './sidecar.ts';

/** Where a picked picture is from, and why it was taken. */
export interface PickedFacts {
  /** Its path in the folder that was picked from. */
  readonly from: string;
  /** Of the file, hexadecimal. */
  readonly sha256: string;
  /** Of its class, by the judge that knows all seeds. */
  readonly probability: number;
  /** Of what that judge reads in it, in nats. */
  readonly entropy: number;
  /** Of the seeds that are read that surely, without being known, the share that is right. */
  readonly foretold: number;
  /** What was asked of a picture of its class, see `Sureness`. */
  readonly asked: { readonly probability: number; readonly cosine: number; readonly seeds: number };
}

const UNDECIDED: RowDecision = { verdict: 'unreviewed', relabel: null, reason: '' };

/**
 * Where a picked picture goes: beside the seeds of its class, under a name that nothing has there.
 *
 * @param like a seed of the class that it was picked for: folder and split are its own.
 * @param from its path in the folder that it was picked from.
 * @param relabel another class that a person gave it; `null` where they gave none.
 * @param taken paths of what is there.
 */
export function pickedPlace(
  like: Placed,
  from: string,
  relabel: string | null,
  taken: ReadonlySet<string>,
): Placed & { readonly label: string } {
  const folder = like.path.slice(0, like.path.lastIndexOf('/') + 1);
  const beside = `${folder}picked-${from.replaceAll('/', '-')}`;
  const path = relabel === null ? unused(beside, taken) : relabelledPath(beside, like, relabel, taken);
  return { path, label: relabel ?? like.label ?? '', split: like.split };
}

/**
 * The line of a picture that was picked.
 *
 * @param placed where it lies, in the class that it has.
 * @param label the class that it was picked for.
 * @param decision of a person. Default: nobody has decided.
 */
export function pickedRow(
  { path, split }: Placed,
  label: string,
  { entropy, ...facts }: PickedFacts,
  run: Pick<RunFacts, 'judge' | 'judgeHead' | 'prompt' | 'appVersion'>,
  decision: RowDecision = UNDECIDED,
): SidecarRow {
  const row: SidecarRow = {
    ...NOTHING,
    ...{ file_name: path, label, split, source: 'picked' },
    how: { ...facts },
    ...{ judge: run.judge, judge_head: run.judgeHead, prompt: run.prompt },
    ...{ p_label: facts.probability, top1: label, kept_class: true, entropy },
    status: 'unreviewed',
    app_version: run.appVersion,
  };
  return decidedRow(row, { path, label, split }, decision);
}
