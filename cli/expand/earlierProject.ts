/** @file A data set that was grown and reviewed before: the project among the files of what is to be expanded. */

import { sha256 } from '../../src/core/bytes/sha256.ts';
import { counted } from '../../src/core/counted.ts';
import { reasonOf } from '../../src/core/failure.ts';
import { byNaturalOrder } from '../../src/core/dataset/naturalOrder.ts';
import type { Placed } from '../../src/core/dataset/placement.ts';
import type { LeftOut } from '../../src/core/dataset/reasons.ts';
import { tidyPaths } from '../../src/core/dataset/tidyPaths.ts';
import { parseDocument } from '../../src/export/project/parse.ts';
import { reconcile, type FoundPicture, type Reconciled } from '../../src/export/project/reconcile.ts';
import type { ProjectDocument } from '../../src/export/project/schema.ts';
import { findProject } from '../../workers/import/document.ts';
import { datasetOf, type Dataset, type DatasetHints, type DatasetImage } from '../lib/dataset.ts';
import { openSource } from '../lib/openSource.ts';
import type { Source, SourceFile } from '../lib/source.ts';

/** A project, and the files that lie beside its document. */
export interface EarlierProject {
  readonly document: ProjectDocument;
  readonly reconciled: Reconciled;
  /** Pictures, by path as the document says them. */
  readonly files: ReadonlyMap<string, SourceFile>;
  /** Where its originals go now, by id. */
  readonly paths: ReadonlyMap<string, string>;
}

/** What is to be expanded. */
export interface ExpandInput {
  readonly dataset: Dataset;
  /** `null` where nobody has grown it before. */
  readonly project: EarlierProject | null;
}

/**
 * Opens a folder or an archive to expand it: as a project where it holds one, or else as a data set.
 *
 * @param path on this machine.
 * @param hints of a person, which are for data sets alone.
 * @throws Error where there is nothing, or a project that cannot be gone on with.
 */
export async function openInput(path: string, hints: DatasetHints): Promise<ExpandInput> {
  const source = await openSource(path, hints);
  try {
    const found = await findProject(
      source.files.map((file) => ({ path: file.path, read: async () => ({ blob: new Blob([await file.read()]) }) })),
    );
    if (!found) return { dataset: await datasetOf(source, hints), project: null };
    const { corrections } = hints;
    if (corrections && corrections.folders.size + corrections.classes.size > 0) {
      throw new Error(
        'Expected no --folder and no --same beside a project, got some: its pictures have the classes that it says; change them in the studio.',
      );
    }
    const { root, text, texts } = found.event;
    const files = new Map(source.files.toReversed().map((file) => [file.path, file]));
    const inside = new Map<string, SourceFile>();
    for (const picture of found.pictures) inside.set(picture.path.slice(root.length), files.get(picture.path)!);
    return await projectInput(source, parseDocument(text), inside, new Map(texts));
  } catch (error) {
    await source.close();
    throw error;
  }
}

async function projectInput(
  source: Source,
  document: ProjectDocument,
  files: ReadonlyMap<string, SourceFile>,
  texts: ReadonlyMap<string, string>,
): Promise<ExpandInput> {
  const refused: LeftOut[] = [...source.leftOut];
  const pictures: FoundPicture[] = [];
  for (const [path, file] of files) {
    try {
      pictures.push({ path, sha256: await sha256(await file.read()) });
    } catch (error) {
      refused.push({ path: file.path, why: reasonOf(error) });
    }
  }
  const reconciled = reconcile(document, pictures, texts);
  const images = originalsOf(document, reconciled, files).sort((a, b) => byNaturalOrder(a.path, b.path));
  // As they came into the project: streams and names go by that, and not by where the export put them.
  const places = tidyPaths(images);
  const dataset: Dataset = {
    source: source.kind,
    layout: document.structure,
    images: images.map((image, i) => ({ ...image, path: places[i]! })),
    refused,
    understanding: {
      layout: document.structure,
      by: 'sidecar',
      images,
      leftOut: source.leftOut,
      systemFiles: 0,
      notes: [],
    },
    notes: source.notes,
    close: () => source.close(),
  };
  return {
    dataset,
    project: { document, reconciled, files, paths: new Map(images.map(({ path }, i) => [path, places[i]!])) },
  };
}

type Original = DatasetImage & { readonly label: string };

/** The pictures that came with the data set, at the paths that they had then, and those that were added by hand. */
function originalsOf(
  { images, classes, structure }: ProjectDocument,
  { images: found, placed, added }: Reconciled,
  files: ReadonlyMap<string, SourceFile>,
): Original[] {
  const leftOut = new Set(classes.filter((one) => one.leftOut).map(({ key }) => key));
  const at = (
    file: string,
    place: Placed & { readonly label: string; readonly crop?: number | undefined },
  ): Original => {
    const picture = files.get(file)!;
    return { ...picture, ...place, from: picture.path };
  };
  return [
    ...images.flatMap((image): Original[] => {
      const file = found.get(image.id);
      const { label, split } = placed.get(image.id) ?? image;
      if (file === undefined || leftOut.has(label)) return [];
      // A layout with splits of its own puts what had none into train: it stays what it was.
      const own = image.split === null && split === 'train' ? null : split;
      return [at(file, { path: image.id, label, split: own, crop: image.crop, ...(image.leftOut && { held: true }) })];
    }),
    ...added.map(({ path, label, split }) => at(path, { path, label, split: structure === 'splits' ? split : null })),
  ];
}

/** What was found, as lines for the person. */
export function sayProject({ document, reconciled }: EarlierProject): readonly string[] {
  const { project, run, decisions } = document;
  const decided = decisions.filter(({ verdict, relabel }) => verdict !== 'unreviewed' || relabel !== null);
  return [
    `a project: "${project.name}", ${counted(run?.variants.length ?? 0, 'variant')}, ${counted(decided.length, 'decision')}`,
    ...reconciled.differences.map(({ path, text }) => `! ${path} ${text}`),
  ];
}
