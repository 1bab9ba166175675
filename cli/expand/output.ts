/** @file The zip of a run: originals as they came, variants as PNG, sidecar and Croissant metadata at the top. */

import { basename, extname } from 'node:path';
import { sha256 } from '../../src/core/bytes/sha256.ts';
import { splitPath } from '../../src/core/dataset/filePath.ts';
import type { RunPlan, SeedPlan } from '../../src/core/run/plan.ts';
import { portablePaths } from '../../src/core/dataset/portableName.ts';
import { classesFile } from '../../src/export/classes.ts';
import { nearestOthers } from '../../src/evaluation/nearest.ts';
import {
  realRow,
  sidecarText,
  SIDECAR_NAME,
  variantRow,
  type RunFacts,
  type SidecarRow,
} from '../../src/export/sidecar.ts';
import { croissantFile } from '../../src/export/croissant.ts';
import { folders } from '../../src/export/layouts/folders.ts';
import { createZip } from '../../src/export/zipWriter.ts';
import type { DatasetImage } from '../lib/dataset.ts';
import type { SafeFile } from '../lib/output/safeFile.ts';
import type { Target } from '../lib/output/target.ts';
import type { FinishedSeed } from './finishedSeed.ts';

export interface Output {
  /** Copies an image that is not expanded. */
  keep(image: DatasetImage): Promise<void>;
  /** Writes a seed and its variants. */
  add(planned: SeedPlan<DatasetImage>, finished: Pick<FinishedSeed, 'reading' | 'variants'>): Promise<void>;
  /**
   * Writes the sidecar and the Croissant metadata, completes the zip and puts it at its place.
   *
   * @param published when the run began, ISO 8601.
   */
  finish(published: string): Promise<void>;
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
 */
export function openOutput(target: Target, file: SafeFile, run: RunFacts, plan: RunPlan<DatasetImage>): Output {
  const zip = createZip(file.sink);
  const place = placesOf(plan);
  const rows: SidecarRow[] = [];
  const embeddings: { row: number; embedding: Float32Array }[] = [];
  const copy = async (image: DatasetImage): Promise<string> => {
    const path = place(cleanPath(image.path));
    await zip.addStored(path, await image.read());
    return path;
  };
  const judged = (row: SidecarRow, embedding: Float32Array | null) => {
    if (embedding) embeddings.push({ row: rows.length, embedding });
    rows.push(row);
  };

  return {
    async keep(image) {
      rows.push(realRow({ ...image, path: await copy(image) }, run));
    },
    async add({ image, slots }, { reading, variants }) {
      const real = { ...image, path: await copy(image) };
      judged(realRow(real, run, reading ?? undefined), reading && Float32Array.from(reading.embedding));
      for (const variant of variants) {
        const path = place(slots.find(({ k }) => k === variant.k)!.path);
        await zip.addStored(path, variant.png);
        judged(variantRow(path, real, variant, run), variant.judged?.embedding ?? null);
      }
    },
    async finish(published) {
      const neighbours = nearestOthers(embeddings.map(({ embedding }) => embedding));
      neighbours.forEach((neighbour, i) => {
        if (!neighbour) return;
        const { row } = embeddings[i]!;
        const other = rows[embeddings[neighbour.index]!.row]!;
        rows[row] = { ...rows[row]!, nearest: { file_name: other.file_name, cosine: neighbour.cosine } };
      });
      const sidecar = sidecarText(rows);
      await zip.addText(SIDECAR_NAME, sidecar);
      const croissant = croissantFile({
        name: basename(target.path, '.zip'),
        description: folders.about.replaceAll('`', ''),
        licences: [],
        published,
        sidecar: { path: SIDECAR_NAME, sha256: await sha256(sidecar) },
        extensions: [...new Set(rows.map(({ file_name }) => extname(file_name).slice(1)))].sort(),
        root: '',
      });
      await zip.addText(croissant.path, croissant.text);
      const classes = classesFile(rows);
      await zip.addText(classes.path, classes.text);
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
    ...seeds.flatMap(({ slots }) => slots.map(({ path }) => path)),
  ];
  const places = new Map(portablePaths(paths).map((place, i) => [paths[i]!, place]));
  return (path) => places.get(path)!;
}

/** The path as it is written: slashes, and nothing that leaves the zip's folder. */
function cleanPath(path: string): string {
  const parts = splitPath(path);
  if (typeof parts === 'string') throw new Error(`Expected a path inside the data set, got "${path}": ${parts}.`);
  return [...parts.folders, parts.name].join('/');
}
