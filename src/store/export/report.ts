/** @file The report of what would leave now, with pictures of every class in it. */

import { reportHtml, type ReportClass, type ReportFamily } from '../../export/report/html.ts';
import { reportWords } from '../../ui/words/report.ts';
import { wordsOf } from '../../ui/words/say.ts';
import { classTitle } from '../../ui/words/classTitle.ts';
import type { Context } from '../context.ts';
import type { ClassKey, ImageKey } from '../ids.ts';
import { tally, unrejected } from '../review/selectors.ts';
import { classOutcomes, ratesOf } from '../run/outcome.ts';
import { keptImages } from '../seeds/selectors.ts';
import type { SeedImage } from '../seeds/state.ts';
import type { StudioState } from '../state.ts';

/** Pictures of a class: so many seeds, with so many variants each. */
const SEEDS = 2;
const VARIANTS = 4;
/** Classes that are shown by pictures: a report can be sent by mail. */
const PICTURED = 60;

/**
 * Makes the report.
 *
 * @throws what reading a picture throws, or where the words of the page's language do not arrive.
 */
export async function makeReport({
  store,
  blobs,
  appVersion,
  now,
}: Pick<Context, 'store' | 'blobs' | 'appVersion' | 'now'>): Promise<File> {
  const state = store.getState();
  const [words, spoken] = await Promise.all([reportWords(state.view.language), wordsOf(state.view.language)]);
  const { seeds, run, recipe, review, receipt, engine, project } = state;
  const leaving = { ...run, variants: unrejected(run.variants, review.decisions) };
  const settings = run.settings ?? recipe.settings;
  const name = project.info?.name ?? seeds.source?.name ?? '';
  const taken = now();
  const kept = receipt.kept.findLast(({ receipt: { grown } }) => grown?.made === run.made) ?? receipt.kept.at(-1);
  const addressOf = async (image: ImageKey): Promise<string | null> => {
    const blob = await blobs.get(image);
    return blob && `data:${blob.type};base64,${base64(new Uint8Array(await blob.arrayBuffer()))}`;
  };
  const classes: ReportClass[] = [];
  for (const one of classesOf(state, leaving)) {
    const families: ReportFamily[] = [];
    for (const seed of classes.length < PICTURED ? one.shown : []) {
      const family = await familyOf(seed, leaving, addressOf);
      if (family) families.push(family);
    }
    classes.push({ ...one.counts, families });
  }
  const html = reportHtml(
    {
      ...{ name, taken, appVersion, classes },
      by: words.by(settings),
      recipe: settings.parts.map((part) => spoken.part(part, settings.parts)),
      ...{ runSeed: settings.runSeed, made: run.made },
      verdicts: tally(run.variants, review.decisions),
      receipt: kept?.receipt ?? null,
      models: engine.packs.map(
        ({ title, version, role, licence }) => `${title} ${version} (${words.roles[role]}), ${licence}`,
      ),
      licences: seeds.licences.map(words.licence),
    },
    words,
    spoken,
  );
  return new File([html], `${name.replace(/[\\/:*?"<>|\p{Cc}]/gu, '')}-report.html`, { type: 'text/html' });
}

/** Every class with its counts, and the seeds that stand for it. */
function* classesOf(
  { seeds }: StudioState,
  leaving: Parameters<typeof classOutcomes>[0],
): Generator<{ readonly counts: Omit<ReportClass, 'families'>; readonly shown: readonly SeedImage[] }> {
  const outcomes = new Map(classOutcomes(leaving, seeds).map((outcome) => [outcome.key, outcome]));
  const byClass = new Map<ClassKey, SeedImage[]>();
  for (const image of keptImages(seeds)) byClass.set(image.label, [...(byClass.get(image.label) ?? []), image]);
  for (const info of seeds.classes) {
    const images = byClass.get(info.key) ?? [];
    if (images.length === 0) continue;
    const outcome = outcomes.get(info.key);
    const rates = outcome && ratesOf(outcome);
    const hasSome = ({ id }: SeedImage) => (leaving.families.get(id) ?? []).some((slot) => leaving.variants.has(slot));
    yield {
      counts: {
        name: classTitle(info, info.key),
        originals: images.length,
        variants: outcome?.variants ?? 0,
        seedsRead: rates?.seeds ?? null,
        variantsRead: rates?.variants ?? null,
      },
      shown: images.filter(hasSome).slice(0, SEEDS),
    };
  }
}

async function familyOf(
  { id, thumbnail }: SeedImage,
  { families, variants, seedReadings }: Parameters<typeof classOutcomes>[0],
  addressOf: (image: ImageKey) => Promise<string | null>,
): Promise<ReportFamily | null> {
  const seed = await addressOf(seedReadings.get(id)?.framed ?? thumbnail);
  if (seed === null) return null;
  const shown: ReportFamily['variants'][number][] = [];
  for (const slot of families.get(id) ?? []) {
    const variant = variants.get(slot);
    const picture = variant && shown.length < VARIANTS ? await addressOf(variant.image) : null;
    if (variant && picture !== null) shown.push({ picture, k: variant.k, classScore: variant.classScore });
  }
  return { seed, variants: shown };
}

/** Bytes at a time: a call takes no hundred thousand arguments. */
const CHUNK = 0x8000;

function base64(bytes: Uint8Array): string {
  let binary = '';
  for (let from = 0; from < bytes.length; from += CHUNK)
    binary += String.fromCharCode(...bytes.subarray(from, from + CHUNK));
  return btoa(binary);
}
