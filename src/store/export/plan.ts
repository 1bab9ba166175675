/** @file What goes into the zip: every file with its path, and its line in the sidecar. */

import { EN } from '../../ui/words/en.ts';
import { FailureError } from '../../core/failure.ts';
import type { ClassIndex, ImageId } from '../../core/brands.ts';
import { partsOfPath } from '../../core/dataset/filePath.ts';
import { isGrown } from '../../core/dataset/seedImages.ts';
import { pathOf, planRun } from '../../core/run/plan.ts';
import type { Placed } from '../../core/dataset/placement.ts';
import { decidedRow, relabelledPath, unused } from '../../export/decided.ts';
import { pickedPlace, pickedRow } from '../../export/picked.ts';
import { realRow, variantRow, type PackReference, type RunFacts, type SidecarRow } from '../../export/sidecar.ts';
import type { Context } from '../context.ts';
import type { ImageKey } from '../ids.ts';
import type { Decision, Verdict } from '../review/state.ts';
import { decisionOf, tally } from '../review/selectors.ts';
import { presentPicks } from '../picks/selectors.ts';
import type { PickRecord } from '../picks/state.ts';
import { keptImages } from '../seeds/selectors.ts';
import type { SeedImage } from '../seeds/state.ts';
import { variantCounts } from '../run/selectors.ts';
import type { Neighbour, RunState, SeedRecord, VariantRecord } from '../run/state.ts';

export interface PlannedFile {
  readonly path: string;
  readonly image: ImageKey;
  /** Where a square of it is cut out, see `Framing.at`. */
  readonly crop?: number | undefined;
  /** Of the file, where a person's own may be large. */
  readonly bytes?: number;
  /** Its line; `nearest` is filled in when all are known. */
  readonly row: SidecarRow;
  /** Who it is in the judge's space; `null` for images that nothing looked at. */
  readonly of: Neighbour['of'] | null;
}

export interface ExportPlan {
  readonly facts: RunFacts;
  readonly originals: readonly PlannedFile[];
  readonly variants: readonly PlannedFile[];
  /** Pictures that were picked. */
  readonly picks: readonly PlannedFile[];
  /** Of all variants, when the zip was planned: a run may go on meanwhile. */
  readonly verdicts: Readonly<Record<Verdict, number>>;
  /** Of all pictures that were picked. */
  readonly pickVerdicts: Readonly<Record<Verdict, number>>;
}

/**
 * Plans the zip; without a run it holds the originals.
 */
export function planExport(
  { store, appVersion }: { readonly store: Pick<Context['store'], 'getState'>; readonly appVersion: string },
  packs: { readonly judge: PackReference; readonly prior: PackReference },
): ExportPlan {
  const state = store.getState();
  const settings = state.run.settings ?? state.recipe.settings;
  const images = keptImages(state.seeds).map((image) => ({
    path: image.id,
    split: image.split,
    label: image.label,
    image,
  }));
  // A run may have begun with other seeds than are kept now.
  const counts = variantCounts(state.run);
  const plan = planRun<(typeof images)[number]>(images, settings, ({ path }) => counts.get(path) ?? settings.variants);
  const facts: RunFacts = {
    classes: state.seeds.classes.map(({ key }) => key),
    recipe: settings,
    prompt: (state.run.settings ? state.run.prompt : state.seeds.prompt) ?? state.engine.prompt,
    ...packs,
    safety: checkOf(state.run),
    judgeHead: state.run.judgeHead ?? null,
    appVersion,
  };
  const keys = new Set<string>(facts.classes);
  const paths = originalPaths(images, keys);
  const originals = images.map(({ image, ...placed }): PlannedFile => {
    const reading = isGrown(placed) ? state.run.seedReadings.get(image.id) : undefined;
    // A seed of a class that has enough is not grown, and may be what a variant of another class copies.
    const known = reading !== undefined || counts.get(image.id) === 0;
    const path = paths.get(image.id)!;
    const row = realRow({ ...placed, path, crop: image.crop }, facts, reading && seedReading(reading));
    const { original, bytes } = image;
    return {
      path: row.file_name,
      image: original,
      crop: image.crop,
      bytes,
      row,
      of: known ? { kind: 'seed', id: image.id } : null,
    };
  });
  const taken = new Set(originals.map(({ path }) => path));
  const variants = plan.seeds.flatMap(({ image, slots }) =>
    (state.run.families.get(image.image.id) ?? []).flatMap((slot): PlannedFile[] => {
      const variant = state.run.variants.get(slot);
      const decision = decisionOf(state.review.decisions, slot);
      if (!variant || !state.export.include.includes(decision.verdict)) return [];
      const output = inFolder(pathOf(slots, variant.k, variant.how.method), image.label, keys);
      const seed = { ...image, path: inFolder(cleanPath(image.path), image.label, keys) };
      const planned = variantFile(variant, decision, seed, output, facts, taken);
      taken.add(planned.path);
      return [planned];
    }),
  );
  const present = presentPicks(state.picks.all, state.seeds.classes);
  const picks = [...present.values()].flatMap((pick): PlannedFile[] => {
    const like = plan.seeds.find(({ image }) => image.label === pick.label)?.image;
    const decision = decisionOf(state.review.decisions, pick.slot);
    if (!like || !state.export.include.includes(decision.verdict)) return [];
    const planned = pickFile(pick, decision, { ...like, path: paths.get(like.path)! }, facts, taken);
    taken.add(planned.path);
    return [planned];
  });
  const { decisions } = state.review;
  const verdicts = tally(state.run.variants, decisions);
  return { facts, originals, variants, picks, verdicts, pickVerdicts: tally(present, decisions) };
}

/** @param like a seed of the class that it was picked for, where it goes. */
function pickFile(
  { image, label, facts: picked }: PickRecord,
  decision: Decision,
  like: Placed,
  facts: RunFacts,
  taken: ReadonlySet<string>,
): PlannedFile {
  const { relabel, reason } = decision;
  const place = pickedPlace(like, picked.from, relabel, taken);
  const told = { ...decision, reason: reason ? EN.decision(reason) : '' };
  return { path: place.path, image, of: null, row: pickedRow(place, label, picked, facts, told) };
}

function variantFile(
  variant: VariantRecord,
  decision: Decision,
  seed: Placed,
  output: string,
  facts: RunFacts,
  taken: ReadonlySet<string>,
): PlannedFile {
  const { relabel, reason } = decision;
  const path = relabel === null ? output : relabelledPath(output, seed, relabel, taken);
  const judged = { ...variant, top1: variant.top1 as ClassIndex };
  const row = variantRow(path, seed, { ...variant, judged }, facts, relabel ?? seed.label);
  return {
    path,
    image: variant.image,
    of: { kind: 'variant', slot: variant.slot },
    row: decidedRow(row, seed, { ...decision, reason: reason ? EN.decision(reason) : '' }),
  };
}

/** The path in the folder of its class: a picture that was given another class lies in another folder than it came in. */
function inFolder(path: string, label: string, keys: ReadonlySet<string>): string {
  const folders = path.split('/').slice(0, -1);
  if (folders.includes(label)) return path;
  const at = folders.findIndex((folder) => keys.has(folder));
  return at < 0 ? path : path.split('/').with(at, label).join('/');
}

/** The path as it is written: slashes, and nothing that leaves the zip's folder. */
function cleanPath(path: string): string {
  const parts = partsOfPath(path);
  if ('code' in parts) throw new FailureError({ code: 'path-outside', path, why: parts });
  return [...parts.folders, parts.name].join('/');
}

/** Where every original goes: what stays in its folder first, then what was given another class, under a name that is free there. */
function originalPaths(
  images: readonly (Placed & { readonly image: SeedImage })[],
  keys: ReadonlySet<string>,
): ReadonlyMap<ImageId, string> {
  const wanted = images.map(({ image: { id, label } }) => {
    const path = cleanPath(id);
    return { id, path, there: inFolder(path, label, keys) };
  });
  const taken = new Set(wanted.filter(({ path, there }) => path === there).map(({ path }) => path));
  return new Map(
    wanted.map(({ id, path, there }) => {
      const free = path === there ? path : unused(there, taken);
      taken.add(free);
      return [id, free];
    }),
  );
}

const seedReading = ({ probabilities, entropy, top1, anchor }: SeedRecord) => ({
  embedding: new Float32Array(),
  probabilities: Float64Array.from(probabilities),
  entropy,
  top1: top1 as ClassIndex,
  anchor: anchor as ClassIndex,
});

/** What checked the variants of a run. */
function checkOf({ packs }: Pick<RunState, 'packs'>): PackReference | null {
  const pack = packs.find(({ role }) => role === 'safety');
  return pack ? { id: pack.id, version: pack.version, sha256: pack.sha256 } : null;
}
