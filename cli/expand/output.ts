/** @file The zip of a run: originals as they came, variants as PNG, sidecar and Croissant metadata at the top. */

import { createWriteStream } from 'node:fs';
import { realpath, rm, stat } from 'node:fs/promises';
import { basename, dirname, extname, resolve } from 'node:path';
import { Writable } from 'node:stream';
import { sha256 } from '../../src/core/bytes/sha256.ts';
import { splitPath } from '../../src/core/dataset/filePath.ts';
import type { SeedPlan } from '../../src/core/dataset/plan.ts';
import type { SeedExpansion } from '../../src/core/expansion/variant.ts';
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
import { encodePng } from '../lib/encode.ts';

export interface Output {
  /** Copies an image that is not expanded. */
  keep(image: DatasetImage): Promise<void>;
  /** Writes a seed and its variants. */
  add(planned: SeedPlan<DatasetImage>, expansion: Pick<SeedExpansion, 'seed' | 'variants'>): Promise<void>;
  /** Writes the sidecar and the Croissant metadata, and completes the zip. */
  finish(): Promise<void>;
  /** Removes what was written. */
  abandon(): Promise<void>;
}

/**
 * Refuses an output that would harm something.
 *
 * @throws Error where the path is a folder, is the input itself, or lies in a folder that does not exist.
 */
export async function checkOutput(out: string, input: string): Promise<void> {
  const folder = dirname(resolve(out));
  const there = await stat(folder).catch(() => null);
  if (!there?.isDirectory()) throw new Error(`Expected the folder ${folder} for --out, got none; make it first.`);
  const existing = await stat(out).catch(() => null);
  if (existing?.isDirectory()) throw new Error(`Expected --out to be a file, got the folder ${out}; add a name.`);
  if (existing && (await realpath(out)) === (await realpath(input))) {
    throw new Error(`Expected --out to differ from the input, got ${out} for both; choose another name.`);
  }
}

/**
 * Opens the zip.
 *
 * @param out where it goes.
 * @param run what all lines of the sidecar share.
 */
export function openOutput(out: string, run: RunFacts): Output {
  const file = createWriteStream(out);
  const zip = createZip(Writable.toWeb(file) as WritableStream<Uint8Array>);
  const rows: SidecarRow[] = [];
  const embeddings: { row: number; embedding: Float32Array }[] = [];
  const copy = async (image: DatasetImage): Promise<string> => {
    const path = cleanPath(image.path);
    await zip.addStored(path, await image.read());
    return path;
  };
  const judged = (row: SidecarRow, embedding: Float32Array) => {
    embeddings.push({ row: rows.length, embedding });
    rows.push(row);
  };

  return {
    async keep(image) {
      rows.push(realRow({ ...image, path: await copy(image) }, run));
    },
    async add({ image, outputs }, { seed, variants }) {
      const real = { ...image, path: await copy(image) };
      judged(realRow(real, run, seed), Float32Array.from(seed.embedding));
      for (const [slot, variant] of variants.entries()) {
        const path = outputs[slot]!;
        if (variant.image) await zip.addStored(path, await encodePng(variant.image));
        judged(variantRow(path, slot + 1, real, variant, run), variant.embedding);
      }
    },
    async finish() {
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
        name: basename(out, '.zip'),
        description: folders.about.replaceAll('`', ''),
        licences: [],
        published: new Date().toISOString(),
        sidecar: { path: SIDECAR_NAME, sha256: await sha256(sidecar) },
        extensions: [...new Set(rows.map(({ file_name }) => extname(file_name).slice(1)))].sort(),
        root: '',
      });
      await zip.addText(croissant.path, croissant.text);
      await zip.close();
    },
    async abandon() {
      file.destroy();
      await rm(out, { force: true });
    },
  };
}

/** The path as it is written: slashes, and nothing that leaves the zip's folder. */
function cleanPath(path: string): string {
  const parts = splitPath(path);
  if (typeof parts === 'string') throw new Error(`Expected a path inside the data set, got "${path}": ${parts}.`);
  return [...parts.folders, parts.name].join('/');
}
