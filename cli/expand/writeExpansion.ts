/** @file The second pass: grows class by class, and writes as it goes. */

import { counted } from '../../src/core/counted.ts';
import { pathOf } from '../../src/core/run/plan.ts';
import { layoutOf } from '../../src/export/layouts/layouts.ts';
import { DOCUMENT_NAME } from '../../src/core/dataset/projectDocument.ts';
import type { RunFacts } from '../../src/export/sidecar.ts';
import type { SafeFile } from '../lib/output/safeFile.ts';
import type { Target } from '../lib/output/target.ts';
import { createProgressBar, duration } from '../lib/progressBar.ts';
import { findCopies } from './copies.ts';
import { createDeclinedList } from './declined.ts';
import { beginDocument, withoutDocument } from './document.ts';
import { readPlanned } from './expandSeed.ts';
import { grownAhead, type Grow, type Growth } from './growth.ts';
import { appVersion } from './kept.ts';
import type { ReadyRun } from './openRun.ts';
import { openOutput, type Output } from './output.ts';
import { asWritten, recallVariants } from './recall.ts';
import { figuresOf, showSummary, summarise, type SeedFigures } from './summary.ts';

/** Opens the zip of a run. */
export async function openExpansion(
  { input, options, open, prepared }: ReadyRun,
  target: Target,
  file: SafeFile,
  print: (line: string) => void,
): Promise<Output> {
  const { plan, recipe, head, readOptions } = prepared;
  const { prompt, judge, prior, safety } = open;
  const version = await appVersion();
  const models = { judge, judgeHead: head, prior, safety };
  const run: RunFacts = { classes: plan.classes, recipe, prompt, ...models, appVersion: version };
  const match = options.match && { ...options.match, grey: recipe.grey === true };
  const missing = match ? MATCHED : withoutDocument(prepared);
  if (missing !== null) print(`! ${missing}`);
  const document = missing === null ? beginDocument(input, prepared, options, open, version) : null;
  const matching = match && { match, readOptions };
  return openOutput(target, file, run, prepared, open, document, layoutOf(options.layout), matching);
}

/** A project whose originals are other pictures could not make its variants again. */
const MATCHED = `the zip is for training and has no ${DOCUMENT_NAME}: its originals are not the pictures that were grown`;

/**
 * The day of a run: one that is gone on with gives the bytes that it would have given. `SOURCE_DATE_EPOCH` (seconds since 1970, see
 * reproducible-builds.org) takes its place for whoever compares zips.
 */
function dayOf(milliseconds: number): string {
  const { SOURCE_DATE_EPOCH: given = '' } = process.env;
  return new Date(/^\d{1,12}$/u.test(given) ? Number(given) * 1000 : milliseconds).toISOString().slice(0, 10);
}

/**
 * Writes a run from its first seed to the end of its zip.
 *
 * @param run that is written.
 * @param output where to.
 * @param by what a seed comes to.
 * @param begun when the run began, in milliseconds since 1970.
 * @param print takes a line of what is said.
 */
export async function writeExpansion(
  run: ReadyRun,
  output: Output,
  by: Grow,
  begun: number,
  print: (line: string) => void,
): Promise<void> {
  const { prepared, open, options } = run;
  const { plan } = prepared;
  const warn = (text: string) => {
    print(`! ${text}`);
  };
  const copies = await findCopies(prepared, open, warn);
  const withoutSome = createDeclinedList();
  const bar = createProgressBar(plan.seeds.length);
  const start = performance.now();
  try {
    const all: SeedFigures[] = [];
    let rejected = 0;
    const classes = plan.classes.map((name, label) => ({
      name,
      seeds: plan.seeds.filter((seed) => seed.label === label),
    }));
    const grown = grownAhead(
      classes.flatMap(({ seeds }) => seeds),
      by,
    );
    for (const { name, seeds } of classes) {
      const ofClass: SeedFigures[] = [];
      for (const planned of seeds) {
        bar.show(all.length + ofClass.length, name);
        const { finished, carried } = (await grown.next()).value as Growth;
        const before = prepared.carried?.get(planned.image.path);
        const recalled = before ? await recallVariants(before, carried) : [];
        if (!finished) {
          const drawn = before && before.drawn > 0 && { drawn: before.drawn, declined: before.declined };
          await output.add(planned, { reading: readPlanned(planned, prepared), variants: recalled, ...drawn });
          continue;
        }
        const written = finished.variants.map((variant) => asWritten(variant, planned, prepared.recipe.safety));
        rejected += written.filter(({ decision }) => decision !== null).length;
        await output.add(planned, {
          reading: finished.reading,
          variants: [...recalled, ...written].sort((a, b) => a.k - b.k),
          drawn: finished.drawn + (before?.drawn ?? 0),
          declined: finished.declined,
        });
        withoutSome.add(name, finished);
        for (const { k, how, judged } of finished.variants) {
          if (judged) copies.compare(pathOf(planned.slots, k, how.method), judged.embedding);
        }
        ofClass.push(figuresOf(finished));
      }
      bar.clear();
      if (ofClass.length > 0) print(showSummary(name, summarise(ofClass)));
      all.push(...ofClass);
    }
    for (const image of plan.kept) await output.keep(image);
    for (const picked of prepared.picked) await output.addPicked(picked);
    await output.finish(dayOf(begun));
    const total = summarise(all);
    const took = performance.now() - start;
    const rate = ((1000 * total.variants) / took).toFixed(1);
    print(showSummary('all', total));
    if (rejected > 0)
      print(
        `${counted(rejected, 'variant')} rejected for safety, with a score of ${prepared.recipe.safety!} or more: their pictures are left out`,
      );
    for (const line of withoutSome.lines()) warn(line);
    for (const line of copies.lines()) warn(line);
    print(`${options.out}: ${counted(total.variants, 'variant')} in ${duration(took)}, ${rate} a second`);
  } finally {
    bar.clear();
  }
}
