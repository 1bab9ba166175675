/** @file The texts of an export: sidecar, card, Croissant, the project itself, and what the layout's loader needs. */

import { sha256 } from '../../core/bytes/sha256.ts';
import { classOrder } from '../../export/classes.ts';
import { cardText } from '../../export/card.ts';
import { croissantFile } from '../../export/croissant.ts';
import type { Arranged } from '../../export/layouts/arrange.ts';
import type { Layout, TextFile } from '../../export/layouts/layout.ts';
import { DOCUMENT_NAME } from '../../export/project/version.ts';
import { sidecarText, SIDECAR_NAME } from '../../export/sidecar.ts';
import type { LoadedPack } from '../../protocol/models.ts';
import type { ImageKey } from '../ids.ts';
import { toDocument, type WrittenPicture } from '../project/document.ts';
import type { ProjectSnapshot } from '../project/snapshot.ts';
import type { ExportPlan, PlannedFile } from './plan.ts';

export interface TextFacts {
  readonly layout: Layout;
  readonly arranged: Arranged<PlannedFile>;
  readonly plan: ExportPlan;
  /** The project when the export was planned. */
  readonly snapshot: ProjectSnapshot;
  readonly packs: readonly LoadedPack[];
  readonly device: string | null;
}

/**
 * Every text of an export.
 *
 * @param hashes SHA-256 of every picture that was written, by path.
 */
export async function exportTexts(facts: TextFacts, hashes: ReadonlyMap<string, string>): Promise<readonly TextFile[]> {
  const { layout, arranged, snapshot, device } = facts;
  const sidecar = sidecarText(arranged.items.map(({ row }) => row));
  const written = new Map<ImageKey, WrittenPicture>();
  for (const { source, row } of [...arranged.items, ...arranged.rejected]) {
    written.set(source.image, { path: row.file_name, sha256: hashes.get(row.file_name)! });
  }
  return [
    { path: SIDECAR_NAME, text: sidecar },
    ...arranged.texts,
    { path: 'README.md', text: cardText(cardFacts(facts)) },
    croissantFile({
      name: `${snapshot.project.name}, expanded`,
      description: layout.about.replaceAll('`', ''),
      licences: [...new Set(snapshot.seeds.licences.map(({ licence }) => licence))],
      published: snapshot.taken,
      sidecar: { path: SIDECAR_NAME, sha256: await sha256(sidecar) },
      extensions: [...new Set(arranged.items.map(({ row }) => extensionOf(row.file_name)))].sort(),
      root: arranged.root,
    }),
    {
      path: DOCUMENT_NAME,
      text: `${JSON.stringify(toDocument(snapshot, { layout: layout.id, written, device }), null, 1)}\n`,
    },
  ];
}

function cardFacts({ layout, arranged, plan, snapshot, packs }: TextFacts) {
  const { seeds, project } = snapshot;
  const count = (label: string, source: 'real' | 'synthetic') =>
    arranged.items.filter(({ row }) => row.label === label && row.source === source).length;
  const classes = seeds.classes
    .filter(({ leftOut }) => !leftOut)
    .map(({ key, name }) => ({
      label: key,
      name,
      originals: count(key, 'real'),
      variants: count(key, 'synthetic'),
    }));
  return {
    name: project.name,
    run: plan.facts,
    classes,
    verdicts: plan.verdicts,
    layout: layout.about,
    head: layout.cardHead?.(classOrder(arranged.items.map(({ row }) => row))) ?? '',
    packs,
    pictures: seeds.licences,
  };
}

const extensionOf = (path: string): string => path.slice(path.lastIndexOf('.') + 1);
