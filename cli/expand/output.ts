/** @file The zip of a run: originals as they came, variants as PNG, and at the top the texts of every expanded set. */

import { basename } from 'node:path';
import { sha256 } from '../../src/core/bytes/sha256.ts';
import { partsOfPath } from '../../src/core/dataset/filePath.ts';
import { pathOf, type RunPlan, type SeedPlan } from '../../src/core/run/plan.ts';
import type { MethodId } from '../../src/core/methods/table.ts';
import { decidedRow, relabelledPath } from '../../src/export/decided.ts';
import { finished } from '../../src/core/steps.ts';
import { classesFile, classOrder } from '../../src/export/classes.ts';
import { documentFile } from '../../src/export/project/document.ts';
import { nearestOthers } from '../../src/evaluation/nearest.ts';
import { NOTHING, realRow, sidecarText, variantRow, type RunFacts, type SidecarRow } from '../../src/export/sidecar.ts';
import { pickedRow } from '../../src/export/picked.ts';
import { setTexts } from '../../src/export/texts.ts';
import { arrange, type Item } from '../../src/export/layouts/arrange.ts';
import type { Layout } from '../../src/export/layouts/layout.ts';
import { createZip } from '../../workers/zip/zipWriter.ts';
import type { Match } from '../../src/core/image/match.ts';
import { matchedPng } from '../../workers/images/matchPicture.ts';
import type { ReadOptions } from '../../workers/images/readPicture.ts';
import type { DatasetImage } from '../lib/dataset.ts';
import { decodeRgba } from '../lib/decode.ts';
import type { SafeFile } from '../lib/output/safeFile.ts';
import type { Target } from '../lib/output/target.ts';
import { nameOf, type DocumentBuilder, type Named } from './document.ts';
import type { FinishedSeed } from './finishedSeed.ts';
import type { Carried } from './carry.ts';
import type { ExpandModels } from './models.ts';
import type { PickedImage } from './picked.ts';
import type { Prepared } from './prepare.ts';
import type { WrittenVariant } from './recall.ts';
import { FailureError } from '../../src/core/failure.ts';

export interface Output {
  /** Copies an image that is not expanded. */
  keep(image: DatasetImage): Promise<void>;
  /** Writes a seed and its variants: rejected ones apart from the data set, and without a line in the sidecar. */
  add(
    planned: SeedPlan<DatasetImage>,
    seed: {
      readonly reading: FinishedSeed['reading'];
      readonly variants: readonly WrittenVariant[];
    } & Partial<Pick<FinishedSeed, 'drawn' | 'declined'>>,
  ): Promise<void>;
  /** Writes a picture that was picked. */
  addPicked(picked: PickedImage): Promise<void>;
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
 * @param prepared every picture that will be written, those of an earlier run included.
 * @param open what the card says of the models and the classes.
 * @param document of the project; `null` where there is none.
 * @param layout how the pictures lie.
 * @param matching what every picture is made, and how they are read; `null` where they are as they came.
 */
export function openOutput(
  target: Target,
  file: SafeFile,
  run: RunFacts,
  { plan, carried, picked }: Pick<Prepared, 'plan' | 'carried' | 'picked'>,
  { packs, nameOf: classNameOf }: Pick<ExpandModels, 'packs' | 'nameOf'>,
  document: DocumentBuilder | null,
  layout: Layout,
  matching: { readonly match: Match; readonly readOptions: ReadOptions } | null = null,
): Output {
  const zip = createZip(file.sink);
  const places = placesOf(plan, carried, picked, layout, matching !== null);
  /** A picture as it is written. */
  const asWritten = async (bytes: Uint8Array): Promise<Uint8Array> =>
    matching ? matchedPng(await decodeRgba(bytes, matching.readOptions), matching.match) : bytes;
  const verdicts = { accepted: 0, rejected: 0, unreviewed: 0 };
  const pickVerdicts = { accepted: 0, rejected: 0, unreviewed: 0 };
  const rows: SidecarRow[] = [];
  const embeddings: { row: number; of: Named; embedding: Float32Array }[] = [];
  /** @returns where it lies; where it came from, for a layout that leaves it out. */
  const copy = async (image: DatasetImage): Promise<{ readonly path: string; readonly isWritten: boolean }> => {
    const path = places.original(image);
    const bytes = await image.read();
    if (path !== null) await zip.addStored(path, await asWritten(bytes));
    document?.image(image, path === null ? null : { path, sha256: await sha256(bytes) });
    return { path: path ?? cleanPath(image.path), isWritten: path !== null };
  };
  const withEmbedding = (row: SidecarRow, of: Named, embedding: Float32Array | null) => {
    if (embedding) embeddings.push({ row: rows.length, of, embedding });
    rows.push(row);
  };

  return {
    async keep(image) {
      const { path, isWritten } = await copy(image);
      if (isWritten) rows.push(realRow({ ...image, path }, run));
    },
    async add(planned, { reading, variants, drawn, declined = [] }) {
      const { image } = planned;
      const { path: at, isWritten } = await copy(image);
      const real = { ...image, path: at };
      const seed = image.path;
      if (isWritten) {
        withEmbedding(
          realRow(real, run, reading ?? undefined),
          { kind: 'seed', id: seed },
          reading && Float32Array.from(reading.embedding),
        );
      }
      document?.reading(planned, reading, drawn === undefined ? undefined : { drawn, declined });
      for (const variant of variants) {
        const { png, decision } = variant;
        const path = places.variant(planned, variant.k, variant.how.method);
        if (png) await zip.addStored(path, await asWritten(png));
        document?.variant(planned, variant, png && { path, sha256: await sha256(new Uint8Array(png)) });
        verdicts[decision?.verdict ?? 'unreviewed']++;
        if (decision?.verdict === 'rejected') continue;
        const row = variantRow(path, real, variant, run, decision?.relabel ?? real.label);
        const of = { kind: 'variant', seed, k: variant.k } as const;
        withEmbedding(decision ? decidedRow(row, real, decision) : row, of, variant.judged?.embedding ?? null);
      }
    },
    async addPicked(picked) {
      const { image, label, facts, decision } = picked;
      const path = places.original(image) ?? cleanPath(image.path);
      await zip.addStored(path, await asWritten(await image.read()));
      document?.picked(picked, path);
      pickVerdicts[decision?.verdict ?? 'unreviewed']++;
      if (decision?.verdict !== 'rejected')
        rows.push(pickedRow({ ...image, path }, label, facts, run, decision ?? UNDECIDED));
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
      const texts = setTexts({
        rows,
        layout,
        texts: [...finished(layout.texts(rows)), classesFile(rows)],
        root: places.root,
        name,
        published: day,
        card: {
          name,
          run,
          classes: plan.classes.map((label) => ({ label, name: classNameOf(label) })),
          ...{ verdicts, pickVerdicts },
          head: layout.cardHead?.(classOrder(rows)) ?? '',
          ...{ packs, match: matching?.match ?? null },
          pictures: document?.licences ?? [],
        },
        async sidecar() {
          const text = sidecarText(rows, classOrder(rows));
          return { text, sha256: await sha256(text) };
        },
        document: document && (() => Promise.resolve(finished(documentFile(document.finish(id, day, nearest))))),
      });
      for await (const { path, text } of texts) await zip.addText(path, text);
      await zip.close();
      await file.commit();
    },
    abandon() {
      file.abandon();
    },
  };
}

interface Places {
  /** `null` where the layout leaves it out. */
  readonly original: (image: Pick<DatasetImage, 'path'>) => string | null;
  /** By the method that made it. */
  readonly variant: (planned: SeedPlan<DatasetImage>, k: number, method: MethodId) => string;
  /** Folder that the data set lies in, see `Arranged.root`. */
  readonly root: string;
}

/** Where every picture will lie: known before any is made, so that each is written as it comes. */
function placesOf(
  { seeds, kept }: RunPlan<DatasetImage>,
  carried: Carried | null,
  picked: readonly PickedImage[],
  layout: Layout,
  matched: boolean,
): Places {
  const images = [...seeds.map(({ image }) => image), ...kept];
  const taken = new Set([
    ...images.map(({ path }) => cleanPath(path)),
    ...seeds.flatMap(({ slots }) => slots.flatMap(({ paths }) => Object.values(paths))),
  ]);
  const items: Item<string>[] = images.map(({ path, label, split }) => ({
    source: path,
    row: { ...NOTHING, app_version: '', file_name: cleanPath(path), label, split, source: 'real' },
  }));
  for (const { image, decision } of picked) {
    const { path, label, split } = image;
    const row = { ...NOTHING, app_version: '', file_name: cleanPath(path), label, split, source: 'picked' } as const;
    items.push({ source: path, row: { ...row, status: decision?.verdict ?? 'unreviewed' } });
  }
  for (const { image, slots } of seeds) {
    const before = new Map(carried?.get(image.path)?.variants.map((one) => [one.variant.k, one]));
    for (const { k, paths } of slots) {
      const known = before.get(k);
      const decision = known?.decision ?? null;
      // It has no picture: it is told of, and lies nowhere.
      if (decision?.verdict === 'rejected' && !known?.file) continue;
      // Of a new one it is not known yet which method will make it: one may decline the seed.
      const methods = known ? [known.variant.how.method] : (Object.keys(paths) as MethodId[]);
      for (const method of methods) {
        const path = pathOf(slots, k, method);
        const relabel = decision?.relabel ?? null;
        const own = relabel === null ? path : relabelledPath(path, image, relabel, taken);
        taken.add(own);
        const row = { ...NOTHING, app_version: '', file_name: own, label: image.label, split: image.split, k };
        items.push({
          source: placeName(image.path, k, method),
          row: decidedRow({ ...row, source: 'synthetic' }, image, decision ?? UNDECIDED),
        });
      }
    }
  }
  const arranged = arrange(layout, items, matched);
  const places = new Map([...arranged.items, ...arranged.rejected].map(({ source, row }) => [source, row.file_name]));
  return {
    root: arranged.root,
    original: ({ path }) => places.get(path) ?? null,
    variant: ({ image }, k, method) => places.get(placeName(image.path, k, method)) ?? '',
  };
}

const placeName = (seed: string, k: number, method: MethodId): string =>
  `${nameOf({ kind: 'variant', seed, k })} ${method}`;

const UNDECIDED = { verdict: 'unreviewed', relabel: null, reason: '' } as const;

/** The path as it is written: slashes, and nothing that leaves the zip's folder. */
function cleanPath(path: string): string {
  const parts = partsOfPath(path);
  if ('code' in parts) throw new FailureError({ code: 'path-outside', path, why: parts });
  return [...parts.folders, parts.name].join('/');
}
