/** @file The texts of an export, from the state of the studio. */

import { sha256InSteps } from '../../export/sha256InSteps.ts';
import type { Match } from '../../core/image/match.ts';
import type { Steps } from '../../core/steps.ts';
import { classOrder } from '../../export/classes.ts';
import type { Arranged } from '../../export/layouts/arrange.ts';
import type { Layout, TextFile } from '../../export/layouts/layout.ts';
import type { WrittenPicture } from '../../export/project/document.ts';
import { sidecarInSteps, type SidecarRow } from '../../export/sidecar.ts';
import { setTexts, type HashedText } from '../../export/texts.ts';
import type { LoadedPack } from '../../protocol/models.ts';
import { EN } from '../../ui/words/en.ts';
import type { ImageKey } from '../ids.ts';
import { documentText } from '../project/document.ts';
import type { ProjectSnapshot } from '../project/snapshot.ts';
import { betweenEvents } from '../yieldToEvents.ts';
import type { ExportPlan, PlannedFile } from './plan.ts';

export interface TextFacts {
  readonly layout: Layout;
  readonly arranged: Arranged<PlannedFile>;
  readonly plan: ExportPlan;
  /** The project when the export was planned. */
  readonly snapshot: ProjectSnapshot;
  readonly packs: readonly LoadedPack[];
  /** Template of the judge's own prompts. */
  readonly prompt: string;
  readonly device: string | null;
  /** What every picture was made; `null` where they are as they came. */
  readonly match: Match | null;
}

/**
 * Every text of an export, see `setTexts`.
 *
 * @param hashes SHA-256 of every picture that was written, by path.
 */
export function exportTexts(
  { layout, arranged, plan, snapshot, packs, prompt, device, match }: TextFacts,
  hashes: ReadonlyMap<string, string>,
): AsyncGenerator<TextFile, void, void> {
  const { seeds, project, receipts } = snapshot;
  const newest = receipts.at(-1);
  const written = new Map<ImageKey, WrittenPicture>();
  for (const { source, row } of [...arranged.items, ...arranged.rejected]) {
    written.set(source.image, { path: row.file_name, sha256: hashes.get(row.file_name)! });
  }
  const rows = arranged.items.map(({ row }) => row);
  return setTexts({
    rows,
    layout,
    texts: arranged.texts,
    root: arranged.root,
    name: `${project.name}, expanded`,
    published: snapshot.taken,
    card: {
      name: project.name,
      run: plan.facts,
      classes: seeds.classes.filter(({ leftOut }) => !leftOut).map(({ key, name }) => ({ label: key, name })),
      verdicts: plan.verdicts,
      pickVerdicts: plan.pickVerdicts,
      head: layout.cardHead?.(classOrder(rows)) ?? '',
      ...{ packs, match },
      pictures: seeds.licences,
      receipt: newest ? { receipt: newest.receipt, words: EN } : null,
    },
    sidecar: () => betweenEvents(hashedSidecarInSteps(rows)),
    // A project whose originals are other pictures could not make its variants again.
    document: match
      ? null
      : () => betweenEvents(documentText(snapshot, { layout: layout.id, written, prompt, device })),
  });
}

function* hashedSidecarInSteps(rows: readonly SidecarRow[]): Steps<HashedText> {
  const text = yield* sidecarInSteps(rows, classOrder(rows));
  return { text, sha256: yield* sha256InSteps(text) };
}
