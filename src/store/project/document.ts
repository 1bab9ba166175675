/** @file A project as `offshoot.json` says it: pictures are named by where they lie and not by the store's keys. */

import type { Stroke } from '../../core/mask/correct.ts';
import type { Failure } from '../../core/failure.ts';
import type { Recipe } from '../../core/run/recipe.ts';
import type { Steps } from '../../core/steps.ts';
import type { LayoutId, TextFile } from '../../export/layouts/layout.ts';
import {
  documentFile,
  MadeInTurn,
  projectDocument,
  variantDocument,
  type DocumentPick,
  type DocumentRun,
  type WrittenPicture,
} from '../../export/project/document.ts';
import type { ProjectDocument } from '../../export/project/schema.ts';
import { EN } from '../../ui/words/en.ts';
import type { ImageKey, SlotId } from '../ids.ts';
import type { Decision } from '../review/state.ts';
import type { Neighbour, VariantRecord } from '../run/state.ts';
import { toldOf, toldRecord, type Told, type ToldRecord } from './fields.ts';
import type { ProjectSnapshot, RunSnapshot } from './snapshot.ts';

export interface DocumentFacts {
  readonly layout: LayoutId;
  /** Every picture of the export, by key. */
  readonly written: ReadonlyMap<ImageKey, WrittenPicture>;
  /** Template of the judge's own prompts. */
  readonly prompt: string;
  /** Where the models run. */
  readonly device: string | null;
}

/** Makes a list of what a document says of each. */
type MakeList = <Item, Made>(items: readonly Item[], make: (item: Item) => Made) => Made[];

/** The document of a project, all at once. */
export const toDocument = (snapshot: ProjectSnapshot, facts: DocumentFacts): ProjectDocument =>
  documentOf(snapshot, facts, (items, make) => items.map(make));

/** The document of a project for who writes it, in steps: what it says of tens of thousands of pictures is made when it is their turn. */
export const documentText = (snapshot: ProjectSnapshot, facts: DocumentFacts): Steps<TextFile> =>
  documentFile(documentOf(snapshot, facts, inTurn));

/** Whoever writes a list only goes through it. */
const inTurn = <Item, Made>(items: readonly Item[], make: (item: Item) => Made): Made[] =>
  new MadeInTurn(items, make) as unknown as Made[];

function documentOf(
  snapshot: ProjectSnapshot,
  { layout, written, prompt, device }: DocumentFacts,
  list: MakeList,
): ProjectDocument {
  const { project, seeds, recipe, picks, run, runs, review, receipts } = snapshot;
  const slots = new Map(run?.variants.map((variant) => [variant.slot, variant]));
  const decided = new Map(review.decisions.map(({ slot, ...decision }) => [slot, decision]));
  const picked = picks.flatMap((pick): DocumentPick[] => {
    const { label, facts } = toldRecord('pick', pick);
    const file = written.get(pick.image);
    const decision = decided.get(pick.slot);
    // One that is not in the export cannot be had again.
    return file ? [{ ...facts, label, file: file.path, decision: decision ? decisionDocument(decision) : null }] : [];
  });
  return projectDocument({
    appVersion: snapshot.appVersion,
    written: snapshot.taken,
    layout,
    project: { ...project },
    ...seedsDocument(toldOf('seeds', seeds), prompt),
    images: list(seeds.images, (image) => ({
      ...seedDocument(toldRecord('seed', image)),
      flags: [...image.flags],
      file: written.get(image.original)?.path ?? null,
    })),
    recipe: recipeDocument(recipe),
    run: run && runDocument(run, { written, prompt, device }, list),
    ...earlierDocument(toldOf('runs', runs)),
    decisions: review.decisions.flatMap(({ slot, ...decision }) => {
      const variant = slots.get(slot);
      if (!variant) return [];
      const { seed, k } = variant;
      return { seed, k, ...decisionDocument(decision) };
    }),
    ...(picked.length > 0 && { picked }),
    rules: review.applied.map(({ at, rules, rejected }) => ({ at, rejected, rules: [...rules] })),
    ...(receipts.length > 0 && { receipts: receipts.map(({ classifier: _, ...told }) => told) }),
  });
}

function decisionDocument(decision: Decision) {
  const { reason, ...told } = toldRecord('decision', decision);
  return {
    ...told,
    reason: reason ? EN.decision(reason) : '',
    ...(reason?.code === 'safety' && { safety: { score: reason.score, threshold: reason.threshold } }),
  };
}

const seedDocument = ({ mask, ...image }: ToldRecord<'seed'>) => ({
  ...image,
  ...(mask && { mask: mask.map(strokeDocument) }),
});

/** The same, in lists that may be changed: what a schema's type says. */
const strokeDocument = (stroke: Stroke) =>
  stroke.kind === 'brush'
    ? { ...stroke, points: stroke.points.map(([x, y]): [number, number] => [x, y]) }
    : { ...stroke, from: [...stroke.from] as [number, number], to: [...stroke.to] as [number, number] };

/** The same fields, in the words of the document. */
const seedsDocument = ({ source, layout, classes, licences, prompt }: Told<'seeds'>, own: string) => ({
  source: source && { ...source },
  structure: layout,
  licences: licences.map((licence) => ({ ...licence })),
  prompt: prompt ?? own,
  classes: classes.map(({ code, ...info }) => ({ ...info, code: code && EN.nameFault(code) })),
});

/** The runs that are set aside: what came of them. Where it was read elsewhere is a matter of this browser. */
const earlierDocument = ({ earlier }: Told<'runs'>): Pick<ProjectDocument, 'earlier'> =>
  earlier.length === 0
    ? {}
    : {
        earlier: earlier.map(({ isElsewhere: _, settings, figures, ...header }) => ({
          ...header,
          settings: recipeDocument(settings),
          figures: { ...figures },
        })),
      };

function runDocument(
  run: RunSnapshot,
  { written, prompt, device }: Pick<DocumentFacts, 'written' | 'prompt' | 'device'>,
  list: MakeList,
): DocumentRun {
  const slots = new Map(run.variants.map((variant) => [variant.slot, variant]));
  const { phase, settings, counts, judgeHead, labelsThen, backgrounds, ...told } = toldOf('run', run);
  return {
    ...told,
    phase: phase.kind === 'failed' ? { kind: 'failed', failure: failureDocument(phase.failure) } : phase,
    settings: recipeDocument(settings),
    names: [...run.names],
    prompt: run.prompt ?? prompt,
    active: [...run.active],
    packs: run.packs.map((pack) => ({ ...pack })),
    seeds: [...run.seeds],
    ...(judgeHead && { judgeHead }),
    ...(labelsThen && { labelsThen }),
    ...(counts && { counts: [...counts] }),
    ...(backgrounds && { backgrounds: backgrounds.map(({ id, sha256 }) => ({ id, sha256 })) }),
    failures: run.failures.map(({ seed, failure }) => ({ seed, failure: failureDocument(failure) })),
    device,
    readings: list(run.readings, ({ seed, ...reading }) => {
      const { drawn, asked, declined, probabilities, ...read } = toldRecord('reading', reading);
      return {
        ...{ seed, ...read },
        probabilities: [...probabilities],
        ...(drawn !== undefined && { drawn }),
        ...(asked !== undefined && { asked }),
        ...(declined && { declined: declined.map(({ method, reason }) => ({ method, reason: EN.declined(reason) })) }),
      };
    }),
    variants: list(run.variants, (variant) => {
      const { nearest, ...facts } = toldRecord('variant', variant);
      return variantDocument(
        { ...facts, nearest: nearest && { of: neighbourDocument(nearest.of, slots), cosine: nearest.cosine } },
        written.get(variant.image) ?? null,
      );
    }),
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
