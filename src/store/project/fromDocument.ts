/** @file A project from its `offshoot.json` and what lies beside it, as a snapshot. */

import { imageId } from '../../core/brands.ts';
import { NOTHING_ADAPTED } from '../adaptation/state.ts';
import { decisionsOf, type DocumentDecision } from '../../export/project/decisions.ts';
import { picksOf, type FoundPick } from '../../export/project/picks.ts';
import { variantName, type Reconciled } from '../../export/project/reconcile.ts';
import type { ProjectDocument } from '../../export/project/schema.ts';
import type { Failure } from '../../core/failure.ts';
import { classKey, slotId } from '../ids.ts';
import type { Decision } from '../review/state.ts';
import { pickRecord, pickSlot } from '../picks/state.ts';
import { backgroundKey } from '../recipe/background.ts';
import { variantKey } from '../run/record.ts';
import type { Neighbour, VariantRecord } from '../run/state.ts';
import { originalKey, thumbnailKey } from '../seeds/ingest.ts';
import type { SeedImage } from '../seeds/state.ts';
import { FIRST_VIEW } from '../view/state.ts';
import type { ProjectSnapshot, ReviewSnapshot, RunSnapshot } from './snapshot.ts';
import type { ProjectInfo } from './state.ts';
import { viewOf } from './takeSnapshot.ts';

type RunDocument = NonNullable<ProjectDocument['run']>;
type VariantDocument = RunDocument['variants'][number];

/** Number of a run whose document does not say it. */
const FIRST_RUN = 1;

/** Number of the run of a document, see `RunState.made`. */
export const runNumber = ({ run }: Pick<ProjectDocument, 'run'>): number => run?.made ?? FIRST_RUN;

/** Runs that were set aside are known by what the document says of them: their pictures are not in it. */
function runsFrom({ run, earlier = [] }: ProjectDocument): ProjectSnapshot['runs'] {
  const numbers = [...(run ? [runNumber({ run })] : []), ...earlier.map(({ made }) => made)];
  return {
    begun: Math.max(0, ...numbers),
    earlier: earlier.map((header) => ({ ...header, isElsewhere: true })),
  };
}

/**
 * The snapshot of a project that came in a zip.
 *
 * @param project what it is called here: it is a project of its own, beside the one that was exported.
 * @param added pictures that the document does not know.
 * @param now ISO 8601 in UTC.
 */
export function fromDocument(
  document: ProjectDocument,
  reconciled: Reconciled,
  project: ProjectInfo,
  added: readonly SeedImage[],
  now: string,
): ProjectSnapshot {
  const images = document.images.filter(({ id }) => reconciled.images.has(id));
  const known = document.images.map((image) => toSeed(image, reconciled));
  const run = document.run && runSnapshot(document.run, reconciled);
  const found = picksOf(document, reconciled, now);
  const picks = found.map(({ label, facts }) => pickRecord(classKey(label), facts));
  return {
    project,
    taken: now,
    appVersion: document.application.version,
    seeds: {
      source: document.source,
      layout: document.structure,
      classes: document.classes.map(({ key, code, ...info }) => ({
        ...info,
        key: classKey(key),
        code: code === null ? null : inWords(code),
      })),
      refused: [],
      licences: document.licences,
      prompt: document.prompt,
      images: [...known.filter((_, i) => images.includes(document.images[i]!)), ...added].sort((a, b) =>
        a.id < b.id ? -1 : 1,
      ),
      understood: null,
      stopped: false,
      preflight: [],
    },
    recipe: document.recipe,
    backgrounds: [],
    picks,
    run,
    runs: runsFrom(document),
    review: reviewSnapshot(document, reconciled, run, found, now),
    receipts: document.receipts ?? [],
    adaptation: NOTHING_ADAPTED,
    view: { ...viewOf(FIRST_VIEW), step: (run && run.variants.length > 0) || picks.length > 0 ? 'review' : 'seeds' },
  };
}

function toSeed({ file: _, cameAs, ...image }: ProjectDocument['images'][number], { placed }: Reconciled): SeedImage {
  const { label, split } = placed.get(image.id) ?? image;
  return {
    ...image,
    id: imageId(image.id),
    name: image.id.slice(image.id.lastIndexOf('/') + 1),
    label: classKey(label),
    ...(cameAs !== undefined && { cameAs: classKey(cameAs) }),
    // A layout with splits of its own puts what had none into train: it stays what it was.
    split: image.split === null && split === 'train' ? null : split,
    original: originalKey(image.id),
    thumbnail: thumbnailKey(image.id),
    flags: image.flags.map((flag) => (flag.kind === 'duplicate' ? { ...flag, of: imageId(flag.of) } : flag)),
  };
}

function runSnapshot(
  { device: _, counts, labelsThen, backgrounds, made = FIRST_RUN, ...run }: RunDocument,
  { images }: Reconciled,
): RunSnapshot {
  const here = <Of extends { readonly seed: string }>(all: readonly Of[]) => all.filter(({ seed }) => images.has(seed));
  return {
    ...run,
    made,
    seeds: run.seeds.filter((id) => images.has(id)).map(imageId),
    ...(counts && { counts: counts.filter((_count, i) => images.has(run.seeds[i]!)) }),
    // Their pictures are not in the zip, and are found again when the same folder is chosen.
    ...(backgrounds && {
      backgrounds: backgrounds.map(({ id, sha256 }) => ({ id: imageId(id), sha256, picture: backgroundKey(sha256) })),
    }),
    ...(labelsThen && {
      labelsThen: Object.fromEntries(Object.entries(labelsThen).map(([id, label]) => [id, classKey(label)])),
    }),
    phase: run.phase.kind === 'failed' ? { kind: 'failed', failure: failureFrom(run.phase.failure) } : run.phase,
    failures: here(run.failures).map(({ seed, failure }) => ({ seed: imageId(seed), failure: failureFrom(failure) })),
    // The square that the prior took is not in the zip; growing again makes it, until then the original stands for it.
    readings: here(run.readings).map(({ declined, ...reading }) => ({
      ...reading,
      ...(declined && { declined: declined.map(({ method, reason }) => ({ method, reason: inWords(reason) })) }),
      seed: imageId(reading.seed),
      framed: originalKey(reading.seed),
    })),
    variants: here(run.variants).map((variant) => toVariant(variant, made, images)),
  };
}

function toVariant(
  { file: _, sha256: __, nearest, ...variant }: VariantDocument,
  made: number,
  images: Reconciled['images'],
): VariantRecord {
  const seed = imageId(variant.seed);
  return {
    ...variant,
    seed,
    slot: slotId(seed, variant.k),
    image: variantKey(seed, variant.k, variant.number, made),
    nearest: nearest && neighbourFrom(nearest, images),
  };
}

function neighbourFrom(
  { of, cosine }: NonNullable<VariantDocument['nearest']>,
  images: Reconciled['images'],
): Neighbour | null {
  if (!images.has(of.kind === 'seed' ? of.id : of.seed)) return null;
  const named =
    of.kind === 'seed'
      ? { kind: of.kind, id: imageId(of.id) }
      : { kind: of.kind, slot: slotId(imageId(of.seed), of.k) };
  return { of: named, cosine };
}

function reviewSnapshot(
  document: ProjectDocument,
  reconciled: Reconciled,
  run: RunSnapshot | null,
  picks: readonly FoundPick[],
  now: string,
): ReviewSnapshot {
  const decided = decisionsOf(document, reconciled, now);
  const { removed } = reconciled;
  return {
    decisions: [
      ...(run?.variants ?? []).flatMap(({ seed, k, slot }) => {
        const name = variantName({ seed, k });
        const known = decided.get(name);
        if (!known) return [];
        const decision = decisionFrom(known);
        return [{ slot, ...(removed.has(name) ? { ...decision, reason: { code: 'removed' } as const } : decision) }];
      }),
      ...picks.flatMap(({ facts, decision }) =>
        decision ? [{ slot: pickSlot(facts.sha256), ...decisionFrom(decision) }] : [],
      ),
    ],
    past: [],
    future: [],
    applied: document.rules,
  };
}

const decisionFrom = ({
  verdict,
  relabel,
  reason,
  at,
  safety,
}: NonNullable<FoundPick['decision']> & Pick<DocumentDecision, 'safety'>): Decision => ({
  ...{ verdict, relabel: relabel === null ? null : classKey(relabel), at },
  reason: safety ? { code: 'safety', ...safety } : reason === '' ? null : inWords(reason),
});

/** Documents hold failures in words. */
const failureFrom = ({ message, hint }: { readonly message: string; readonly hint: string }): Failure => ({
  code: 'text',
  message,
  hint,
});

const inWords = (text: string) => ({ code: 'text' as const, text });
