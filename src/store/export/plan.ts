/** @file What goes into the zip: every file with its path, and its line in the sidecar. */

import { EN } from '../../ui/words/en.ts';
import { FailureError } from '../../core/failure.ts';
import type { ClassIndex, ImageId } from '../../core/brands.ts';
import { partsOfPath } from '../../core/dataset/filePath.ts';
import { isGrown } from '../../core/dataset/seedImages.ts';
import { pathOf, planRun } from '../../core/run/plan.ts';
import type { Steps } from '../../core/steps.ts';
import type { Placed } from '../../core/dataset/placement.ts';
import { decidedRow, relabelledPath, unused } from '../../export/decided.ts';
import { pickedPlace, pickedRow } from '../../export/picked.ts';
import { realRow, variantRow, type PackReference, type RunFacts, type SidecarRow } from '../../export/sidecar.ts';
import type { StudioState } from '../state.ts';
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

/** Multiplications that are worth as much as one file, about. */
const A_FILE = 4e4;

/**
 * Plans the zip, a file a step; without a run it holds the originals.
 *
 * @param state when the export was asked for.
 */
export function* planInSteps(
  state: StudioState,
  {
    appVersion,
    ...packs
  }: { readonly appVersion: string; readonly judge: PackReference; readonly prior: PackReference },
): Steps<ExportPlan> {
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
  yield images.length * A_FILE;
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
  yield images.length * A_FILE;
  const originals: PlannedFile[] = [];
  for (const { image, ...placed } of images) {
    const reading = isGrown(placed) ? state.run.seedReadings.get(image.id) : undefined;
    // A seed of a class that has enough is not grown, and may be what a variant of another class copies.
    const known = reading !== undefined || counts.get(image.id) === 0;
    const path = paths.get(image.id)!;
    const row = realRow({ ...placed, path, crop: image.crop }, facts, reading && seedReading(reading));
    const { original, bytes } = image;
    originals.push({
      path: row.file_name,
      image: original,
      crop: image.crop,
      bytes,
      row,
      of: known ? { kind: 'seed', id: image.id } : null,
    });
    yield A_FILE;
  }
  const taken = new Set(originals.map(({ path }) => path));
  const variants: PlannedFile[] = [];
  for (const { image, slots } of plan.seeds) {
    for (const slot of state.run.families.get(image.image.id) ?? []) {
      const variant = state.run.variants.get(slot);
      const decision = decisionOf(state.review.decisions, slot);
      if (!variant || !state.export.include.includes(decision.verdict)) continue;
      const output = inFolder(pathOf(slots, variant.k, variant.how.method), image.label, keys);
      const seed = { ...image, path: inFolder(cleanPath(image.path), image.label, keys) };
      const planned = variantFile(variant, decision, seed, output, facts, taken);
      taken.add(planned.path);
      variants.push(planned);
      yield A_FILE;
    }
  }
  const present = presentPicks(state.picks.all, state.seeds.classes);
  // The first seed of every class.
  const likes = new Map(plan.seeds.toReversed().map(({ image }) => [image.label as string, image]));
  const picks: PlannedFile[] = [];
  for (const pick of present.values()) {
    const like = likes.get(pick.label);
    const decision = decisionOf(state.review.decisions, pick.slot);
    if (!like || !state.export.include.includes(decision.verdict)) continue;
    const planned = pickFile(pick, decision, { ...like, path: paths.get(like.path)! }, facts, taken);
    taken.add(planned.path);
    picks.push(planned);
    yield A_FILE;
  }
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
