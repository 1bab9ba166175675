/** @file A project as `offshoot.json` says it: pictures are named by where they lie and not by the store's keys. */

import type { Failure } from '../../core/failure.ts';
import type { Recipe } from '../../core/run/recipe.ts';
import type { LayoutId } from '../../export/layouts/layout.ts';
import {
  projectDocument,
  variantDocument,
  type DocumentRun,
  type WrittenPicture,
} from '../../export/project/document.ts';
import type { ProjectDocument } from '../../export/project/schema.ts';
import { EN } from '../../ui/words/en.ts';
import type { ImageKey, SlotId } from '../ids.ts';
import type { Neighbour, VariantRecord } from '../run/state.ts';
import type { ProjectSnapshot, RunSnapshot } from './snapshot.ts';

export interface DocumentFacts {
  readonly layout: LayoutId;
  /** Every picture of the export, by key. */
  readonly written: ReadonlyMap<ImageKey, WrittenPicture>;
  /** Where the models run. */
  readonly device: string | null;
}

/** The document of a project. */
export function toDocument(snapshot: ProjectSnapshot, { layout, written, device }: DocumentFacts): ProjectDocument {
  const { project, seeds, recipe, run, review } = snapshot;
  const slots = new Map(run?.variants.map((variant) => [variant.slot, variant]));
  return projectDocument({
    appVersion: snapshot.appVersion,
    written: snapshot.taken,
    layout,
    project: { ...project },
    source: seeds.source && { ...seeds.source },
    structure: seeds.layout,
    licences: seeds.licences.map((licence) => ({ ...licence })),
    prompt: seeds.prompt,
    classes: seeds.classes.map(({ code, ...info }) => ({ ...info, code: code && EN.nameFault(code) })),
    images: seeds.images.map(({ name: _, original, thumbnail: __, flags, ...image }) => ({
      ...image,
      flags: [...flags],
      file: written.get(original)?.path ?? null,
    })),
    recipe: recipeDocument(recipe),
    run: run && runDocument(run, written, device),
    decisions: review.decisions.map(({ slot, reason, ...decision }) => {
      const { seed, k } = slots.get(slot)!;
      return { seed, k, ...decision, reason: reason ? EN.decision(reason) : '' };
    }),
    rules: review.applied.map(({ at, rules, rejected }) => ({ at, rejected, rules: [...rules] })),
  });
}

function runDocument(
  { phase, settings, counts, judgeHead, labelsThen, variants, readings, made: _, ...run }: RunSnapshot,
  written: DocumentFacts['written'],
  device: string | null,
): DocumentRun {
  const slots = new Map(variants.map((variant) => [variant.slot, variant]));
  return {
    ...run,
    phase: phase.kind === 'failed' ? { kind: 'failed', failure: failureDocument(phase.failure) } : phase,
    settings: recipeDocument(settings),
    names: [...run.names],
    active: [...run.active],
    packs: run.packs.map((pack) => ({ ...pack })),
    seeds: [...run.seeds],
    ...(judgeHead && { judgeHead }),
    ...(labelsThen && { labelsThen }),
    ...(counts && { counts: [...counts] }),
    failures: run.failures.map(({ seed, failure }) => ({ seed, failure: failureDocument(failure) })),
    device,
    readings: readings.map(({ framed: __, probabilities, declined, ...reading }) => ({
      ...reading,
      ...(declined && { declined: declined.map(({ method, reason }) => ({ method, reason: EN.declined(reason) })) }),
      probabilities: [...probabilities],
    })),
    variants: variants.map(({ image, nearest, ...variant }) =>
      variantDocument(
        { ...variant, nearest: nearest && { of: neighbourDocument(nearest.of, slots), cosine: nearest.cosine } },
        written.get(image) ?? null,
      ),
    ),
  };
}

/** A document is a project in words: whoever reads it need not know the codes. */
const failureDocument = (failure: Failure): { code: string; message: string; hint: string } => ({
  code: failure.code,
  ...EN.failure(failure),
});

const recipeDocument = ({ parts, ...recipe }: Recipe): ProjectDocument['recipe'] => ({ ...recipe, parts: [...parts] });

function neighbourDocument(of: Neighbour['of'], slots: ReadonlyMap<SlotId, VariantRecord>) {
  if (of.kind === 'seed') return { kind: 'seed' as const, id: of.id };
  const { seed, k } = slots.get(of.slot)!;
  return { kind: 'variant' as const, seed, k };
}
