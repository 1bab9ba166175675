/** @file What a run makes, as `offshoot.json` says it: the zip opens in the studio, where its variants are reviewed. */

import { basename } from 'node:path';
import { flagsOf, flagTwins } from '../../src/core/dataset/imageFlags.ts';
import { MAX_TEXT_BYTES } from '../../src/core/dataset/limits.ts';
import { byNaturalOrder } from '../../src/core/dataset/naturalOrder.ts';
import { readingAmongAll, variantAmongAll } from '../../src/core/judge/amongAll.ts';
import { isUniform, type SeedPlan } from '../../src/core/run/plan.ts';
import type { Recipe } from '../../src/core/run/recipe.ts';
import { isNearCopy } from '../../src/evaluation/copies.ts';
import {
  projectDocument,
  variantDocument,
  type DocumentImage,
  type DocumentPick,
  type DocumentReading,
  type DocumentRun,
  type DocumentVariant,
  type WrittenPicture,
} from '../../src/export/project/document.ts';
import { headerOfRun } from '../../src/export/project/runHeader.ts';
import type { ProjectDocument } from '../../src/export/project/schema.ts';
import { DOCUMENT_NAME } from '../../src/core/dataset/projectDocument.ts';
import { classInfoOf } from '../../src/packs/classInfo.ts';
import type { DocumentDecision } from '../../src/export/project/decisions.ts';
import type { DatasetImage } from '../lib/dataset.ts';
import type { EarlierProject, ExpandInput } from './earlierProject.ts';
import type { FinishedSeed } from './finishedSeed.ts';
import type { ExpandModels } from './models.ts';
import type { GivenOptions } from './options.ts';
import type { PickedImage } from './picked.ts';
import type { Prepared } from './prepare.ts';
import type { WrittenVariant } from './recall.ts';
import { EN } from '../../src/ui/words/en.ts';

/** Who a picture is, in a document. */
export type Named = NonNullable<DocumentVariant['nearest']>['of'];

/** A document that grows with the zip. */
export interface DocumentBuilder {
  /** Of the pictures that came with the data set. */
  readonly licences: ProjectDocument['licences'];
  /**
   * A picture that came with the data set.
   *
   * @param picture `null` where it was not written.
   */
  image(image: DatasetImage, picture: WrittenPicture | null): void;
  /** What was read in a seed; what was made where it was grown. */
  reading(
    planned: SeedPlan<DatasetImage>,
    reading: FinishedSeed['reading'],
    made?: Pick<FinishedSeed, 'drawn' | 'declined'>,
  ): void;
  /** @param picture `null` where it was not written. */
  variant(planned: SeedPlan<DatasetImage>, variant: WrittenVariant, picture: WrittenPicture | null): void;
  /** @param path where it was written. */
  picked(picked: PickedImage, path: string): void;
  /**
   * @param id names the project.
   * @param day of the run, YYYY-MM-DD.
   * @param nearest the nearest other picture of each variant that has one, by `nameOf`.
   */
  finish(
    id: string,
    day: string,
    nearest: ReadonlyMap<string, NonNullable<DocumentVariant['nearest']>>,
  ): ProjectDocument;
}

/** Names a picture among all. */
export const nameOf = (of: Named): string => (of.kind === 'seed' ? of.id : `${of.seed}#${of.k}`);

/** Most bytes that a number takes with its line; what a variant and an image take besides. */
const [NUMBER, VARIANT, IMAGE] = [30, 2000, 1000];

/**
 * Why a run has no document; `null` where it has one.
 *
 * @param prepared the first pass over the data set.
 */
export function withoutDocument({
  judge,
  plan,
  pictures,
}: Pick<Prepared, 'judge' | 'plan' | 'pictures'>): string | null {
  if (!judge) return `${DOCUMENT_NAME} is left out: nobody judges, so there are no figures to review in the studio`;
  const variants = plan.seeds.reduce((sum, { slots }) => sum + slots.length, 0);
  const readings = variants + plan.seeds.length;
  const bytes = readings * (plan.classes.length * NUMBER + VARIANT) + pictures.size * IMAGE;
  if (bytes <= MAX_TEXT_BYTES) return null;
  return `${DOCUMENT_NAME} is left out: ${readings} readings of ${plan.classes.length} classes are more than the studio opens`;
}

/**
 * Begins a document.
 *
 * @param input what is expanded; of a project, what a person did with it stays.
 * @param prepared the first pass over it.
 * @param options of the command.
 * @param open the models.
 * @param appVersion of the program.
 */
export function beginDocument(
  { dataset, project }: ExpandInput,
  { plan, carried, recipe, pictures, head, backgrounds }: Prepared,
  options: GivenOptions,
  { prompt, packs, nameOf: classNameOf }: ExpandModels,
  appVersion: string,
): DocumentBuilder {
  const labels = [...plan.seeds.map(({ image }) => image), ...plan.kept].flatMap(({ label }) => label ?? []);
  const before = project?.document;
  // Decisions and figures of before are told by its classes.
  const classes =
    before?.classes.map((info) => ({
      ...info,
      name: plan.classes.includes(info.key) ? classNameOf(info.key) : info.name,
    })) ??
    [...new Set(labels)].sort(byNaturalOrder).map((key) => {
      const { code, ...info } = classInfoOf(key, classNameOf(key));
      return { ...info, code: code && EN.nameFault(code) };
    });
  const keys = classes.map(({ key }) => key);
  const active = plan.classes.map((key) => keys.indexOf(key));
  const images: DocumentImage[] = [];
  // What a person or an import said of a picture before, by where it goes now.
  const said = new Map(before?.images.map(({ id, ...image }) => [project!.paths.get(id), image]));
  const readings: DocumentReading[] = [];
  const variants: DocumentVariant[] = [];
  const decisions: DocumentDecision[] = [];
  const picks: DocumentPick[] = [];

  return {
    licences: before?.licences ?? [],
    image({ path, split, label, held, crop }, picture) {
      // The studio has no pictures without a class.
      if (label === null) return;
      const facts = pictures.get(path)!;
      const { cameAs, mask } = said.get(path) ?? {};
      images.push({
        id: path,
        file: picture?.path ?? null,
        split,
        label,
        ...facts,
        flags: [...flagsOf(facts)],
        leftOut: held === true,
        ...(cameAs !== undefined && { cameAs }),
        ...(crop !== undefined && { crop }),
        ...(mask !== undefined && { mask }),
      });
    },
    reading({ image }, reading, made) {
      if (!reading) return;
      const { probabilities, ...read } = readingAmongAll(reading, active, keys.length);
      readings.push({
        seed: image.path,
        ...read,
        probabilities: [...probabilities],
        ...(made && { drawn: made.drawn }),
        ...(made &&
          made.declined.length > 0 && {
            declined: made.declined.map(({ method, reason }) => ({ method, reason: EN.declined(reason) })),
          }),
      });
    },
    variant({ image }, { k, number, siblings, how, mixture, safety, judged, decision, nearest }, picture) {
      if (!judged) throw new Error('Expected figures of every variant, got none; run it with a judge.');
      const { probabilities } = judged;
      const read = variantAmongAll({ top1: judged.top1, probabilities, mixture }, active, keys.length);
      if (decision) decisions.push({ ...decision, seed: image.path, k });
      const earlier = { nearest: nearest && renamed(nearest, project?.paths), nearCopy: false };
      variants.push(
        variantDocument(
          { ...judged, ...read, ...earlier, seed: image.path, k, number, siblings, how, safety },
          picture,
        ),
      );
    },
    picked({ label, facts, decision }, path) {
      picks.push({ ...facts, file: path, label, decision });
    },
    finish(id, day, nearest) {
      const time = `${day}T00:00:00.000Z`;
      const source = basename(options.input);
      // Who asked for a proposal gets it, and not the methods that were considered.
      const asked = recipeOf(options.proposed ? recipe : options.recipe);
      // A run that this one takes the place of stays known by its figures.
      const replaced = before && carried === null ? headerOfRun(before) : null;
      const earlier = [...(before?.earlier ?? []), ...(replaced ? [replaced] : [])];
      return projectDocument({
        appVersion,
        written: time,
        layout: options.layout,
        project: before?.project ?? {
          id,
          name: source.replace(/\.(?:zip|tar|tar\.gz|tgz)$/iu, ''),
          created: time,
        },
        source: before?.source ?? { kind: dataset.source === 'folder' ? 'folder' : 'zip', name: source },
        structure: dataset.layout,
        licences: before?.licences ?? [],
        prompt: prompt!,
        classes,
        images: withTwins(images),
        recipe: asked,
        run: {
          ...(before && runNames(before, earlier, carried !== null)),
          phase: { kind: 'finished', stopped: false },
          settings: recipeOf(recipe),
          names: classes.map(({ name }) => name),
          prompt: prompt!,
          active,
          packs: [...packs],
          ...(head && { judgeHead: head }),
          device: options.runtime,
          seeds: plan.seeds.map(({ image }) => image.path),
          ...((carried !== null || !isUniform(recipe)) && {
            counts: plan.seeds.map(({ slots }) => slots.length),
          }),
          ...(backgrounds.length > 0 && {
            backgrounds: backgrounds.map(({ id, sha256 }) => ({ id, sha256 })),
          }),
          seconds: 0,
          failures: [],
          readings,
          variants: variants.map((variant) => {
            const other = nearest.get(nameOf({ kind: 'variant', seed: variant.seed, k: variant.k })) ?? variant.nearest;
            return { ...variant, nearest: other, nearCopy: isNearCopy(other) };
          }),
        },
        ...(earlier.length > 0 && { earlier }),
        ...(before?.receipts && { receipts: before.receipts }),
        decisions,
        ...(picks.length > 0 && { picked: picks }),
        rules: carried ? [...before!.rules] : [],
      });
    },
  };
}

/** What names the run among those of its project: the same where it goes on, and else a number that no other has had. */
function runNames(
  { run }: ProjectDocument,
  earlier: NonNullable<ProjectDocument['earlier']>,
  goesOn: boolean,
): Partial<DocumentRun> {
  if (goesOn && run) {
    const { made, name, began, twinOf } = run;
    return { made, name, began, twinOf };
  }
  const numbers = [...(run?.made === undefined ? [] : [run.made]), ...earlier.map(({ made }) => made)];
  return numbers.length === 0 ? {} : { made: 1 + Math.max(...numbers) };
}

/** Who was the nearest, by where the seeds go now; `null` where it is not there any more. */
function renamed(
  { of, cosine }: NonNullable<DocumentVariant['nearest']>,
  paths: EarlierProject['paths'] | undefined,
): DocumentVariant['nearest'] {
  const path = paths?.get(of.kind === 'seed' ? of.id : of.seed);
  if (path === undefined) return null;
  return { of: of.kind === 'seed' ? { ...of, id: path } : { ...of, seed: path }, cosine };
}

const recipeOf = ({ parts, ...recipe }: Recipe): ProjectDocument['recipe'] => ({ ...recipe, parts: [...parts] });

/** Images in the order of their paths, with what they have in common; whether one is left out was decided when the run was planned. */
function withTwins(images: readonly DocumentImage[]): DocumentImage[] {
  const ordered = images.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  return flagTwins<string, DocumentImage>(ordered).map((image, i) => ({ ...image, leftOut: ordered[i]!.leftOut }));
}
