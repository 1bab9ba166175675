/** @file The zip of a run: originals as they came, variants as PNG, and at the top the texts of every expanded set. */

import { basename } from 'node:path';
import { sha256 } from '../../src/core/bytes/sha256.ts';
import { partsOfPath } from '../../src/core/dataset/filePath.ts';
import { pathOf, type RunPlan, type SeedPlan } from '../../src/core/run/plan.ts';
import { portablePaths } from '../../src/core/dataset/portableName.ts';
import { classesFile } from '../../src/export/classes.ts';
import { nearestOthers } from '../../src/evaluation/nearest.ts';
import { realRow, sidecarText, variantRow, type RunFacts, type SidecarRow } from '../../src/export/sidecar.ts';
import { setTexts } from '../../src/export/texts.ts';
import { folders } from '../../src/export/layouts/folders.ts';
import { createZip } from '../../src/export/zipWriter.ts';
import type { DatasetImage } from '../lib/dataset.ts';
import type { SafeFile } from '../lib/output/safeFile.ts';
import type { Target } from '../lib/output/target.ts';
import { nameOf, type DocumentBuilder, type Named } from './document.ts';
import type { FinishedSeed } from './finishedSeed.ts';
import type { ExpandModels } from './models.ts';
import { FailureError } from '../../src/core/failure.ts';

export interface Output {
  /** Copies an image that is not expanded. */
  keep(image: DatasetImage): Promise<void>;
  /** Writes a seed and its variants. */
  add(
    planned: SeedPlan<DatasetImage>,
    finished: Pick<FinishedSeed, 'reading' | 'variants'> & Partial<Pick<FinishedSeed, 'drawn' | 'declined'>>,
  ): Promise<void>;
  /**
   * Writes sidecar, card, Croissant metadata and project, completes the zip and puts it at its place.
   *
   * @param day when the run began, YYYY-MM-DD.
   */
  finish(day: string): Promise<void>;
  /** Removes what was written. */
  abandon(): void;
}

/**
 * Opens the zip; nothing is at its place before it is complete.
 *
 * @param target where it goes.
 * @param file what it is written to until then, see `openSafeFile`.
 * @param run what all lines of the sidecar share.
 * @param plan every picture that will be written.
 * @param open what the card says of the models and the classes.
 * @param document of the project; `null` where there is none.
 */
export function openOutput(
  target: Target,
  file: SafeFile,
  run: RunFacts,
  plan: RunPlan<DatasetImage>,
  { packs, nameOf: classNameOf }: Pick<ExpandModels, 'packs' | 'nameOf'>,
  document: DocumentBuilder | null,
): Output {
  const zip = createZip(file.sink);
  const place = placesOf(plan);
  const rows: SidecarRow[] = [];
  const embeddings: { row: number; of: Named; embedding: Float32Array }[] = [];
  const copy = async (image: DatasetImage): Promise<string> => {
    const path = place(cleanPath(image.path));
    const bytes = await image.read();
    await zip.addStored(path, bytes);
    document?.image(image, { path, sha256: await sha256(bytes) });
    return path;
  };
  const withEmbedding = (row: SidecarRow, of: Named, embedding: Float32Array | null) => {
    if (embedding) embeddings.push({ row: rows.length, of, embedding });
    rows.push(row);
  };

  return {
    async keep(image) {
      rows.push(realRow({ ...image, path: await copy(image) }, run));
    },
    async add(planned, { reading, variants, drawn, declined = [] }) {
      const { image, slots } = planned;
      const real = { ...image, path: await copy(image) };
      const seed = image.path;
      withEmbedding(
        realRow(real, run, reading ?? undefined),
        { kind: 'seed', id: seed },
        reading && Float32Array.from(reading.embedding),
      );
      document?.reading(planned, reading, drawn === undefined ? undefined : { drawn, declined });
      for (const variant of variants) {
        const path = place(pathOf(slots, variant.k, variant.how.method));
        await zip.addStored(path, variant.png);
        const of = { kind: 'variant', seed, k: variant.k } as const;
        withEmbedding(variantRow(path, real, variant, run), of, variant.judged?.embedding ?? null);
        document?.variant(planned, variant, { path, sha256: await sha256(new Uint8Array(variant.png)) });
      }
    },
    async finish(day) {
      const nearest = new Map<string, { of: Named; cosine: number }>();
      nearestOthers(embeddings.map(({ embedding }) => embedding)).forEach((neighbour, i) => {
        if (!neighbour) return;
        const { row, of } = embeddings[i]!;
        const other = embeddings[neighbour.index]!;
        const { cosine } = neighbour;
        rows[row] = { ...rows[row]!, nearest: { file_name: rows[other.row]!.file_name, cosine } };
        nearest.set(nameOf(of), { of: other.of, cosine });
      });
      // The same run is the same project, wherever and whenever it was run.
      const id = (await sha256(sidecarText(rows, plan.classes))).slice(0, 32);
      const name = basename(target.path, '.zip');
      const texts = await setTexts({
        rows,
        layout: folders,
        texts: [classesFile(rows)],
        root: '',
        name,
        published: day,
        card: {
          name,
          run,
          classes: plan.classes.map((label) => ({ label, name: classNameOf(label) })),
          verdicts: {
            accepted: 0,
            rejected: 0,
            unreviewed: rows.filter(({ source }) => source === 'synthetic').length,
          },
          packs,
          pictures: [],
        },
        document: document?.finish(id, day, nearest) ?? null,
      });
      for (const { path, text } of texts) await zip.addText(path, text);
      await zip.close();
      await file.commit();
    },
    abandon() {
      file.abandon();
    },
  };
}

/** Where every picture will lie: names that some systems do not take are written in a way that can be read back. */
function placesOf({ seeds, kept }: RunPlan<DatasetImage>): (path: string) => string {
  const paths = [
    ...[...seeds.map(({ image }) => image), ...kept].map(({ path }) => cleanPath(path)),
    ...seeds.flatMap(({ slots }) => slots.flatMap(({ paths }) => Object.values(paths))),
  ];
  const places = new Map(portablePaths(paths).map((place, i) => [paths[i]!, place]));
  return (path) => places.get(path)!;
}

/** The path as it is written: slashes, and nothing that leaves the zip's folder. */
function cleanPath(path: string): string {
  const parts = partsOfPath(path);
  if ('code' in parts) throw new FailureError({ code: 'path-outside', path, why: parts });
  return [...parts.folders, parts.name].join('/');
}
