import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { SeedExpansion } from '../src/core/expansion/variant.ts';
import type { RunFacts } from '../src/export/sidecar.ts';
import { expandSeed } from './expand/expandSeed.ts';
import { openModels } from './expand/models.ts';
import { parseOptions, USAGE, UsageError, type ExpandOptions } from './expand/options.ts';
import { checkOutput, openOutput } from './expand/output.ts';
import { prepare } from './expand/prepare.ts';
import { showSummary, summarise } from './expand/summary.ts';
import { openDataset } from './lib/dataset.ts';
import { createProgressBar, duration } from './lib/progressBar.ts';

/** Expands a data set into a zip. */
async function expand(options: ExpandOptions): Promise<void> {
  await checkOutput(options.out, options.input);
  const dataset = await openDataset(options.input);
  const open = await openModels(options);
  const warn = (text: string) => {
    console.log(`! ${text}`);
  };

  const reading = createProgressBar(dataset.images.length);
  const prepared = await prepare(dataset, options, open, {
    onProgress: (done) => {
      reading.show(done, 'reading');
    },
    onWarning: (text) => {
      reading.clear();
      warn(text);
    },
  });
  reading.clear();
  const { plan, recipe, refused, misread } = prepared;
  for (const { path, reason } of refused) warn(`${path} was skipped: ${reason}`);
  const { variants, epsilon, steps } = recipe;
  console.log(
    `${plan.seeds.length} seeds in ${plan.classes.length} classes, ${plan.kept.length} images of other splits kept; ` +
      `${plan.seeds.length * variants} variants of ${open.framing.width} x ${open.framing.height} px, ` +
      `${options.method}, epsilon ${epsilon}, ${steps} steps, seed ${recipe.run}`,
  );
  if (misread.length > 0) console.log(`the judge reads ${misread.length} seeds otherwise than their folder`);

  const run: RunFacts = {
    classes: plan.classes,
    method: options.method,
    recipe,
    prompt: open.prompt,
    judge: open.judge,
    prior: open.prior,
    appVersion: await appVersion(),
  };
  const output = openOutput(options.out, run);
  const start = performance.now();
  try {
    const bar = createProgressBar(plan.seeds.length);
    const all: Pick<SeedExpansion, 'variants' | 'evaluation'>[] = [];
    for (const [label, name] of plan.classes.entries()) {
      const ofClass: typeof all = [];
      for (const planned of plan.seeds.filter((seed) => seed.label === label)) {
        bar.show(all.length + ofClass.length, name);
        const expansion = await expandSeed(planned, prepared, open, { ...options, recipe });
        await output.add(planned, expansion);
        ofClass.push(withoutImages(expansion));
      }
      bar.line(showSummary(name, summarise(ofClass)));
      all.push(...ofClass);
    }
    for (const image of plan.kept) await output.keep(image);
    await output.finish();
    const total = summarise(all);
    const took = performance.now() - start;
    console.log(showSummary('all', total));
    console.log(
      `${options.out}: ${total.variants} variants in ${duration(took)}, ${((1000 * total.variants) / took).toFixed(1)} a second`,
    );
  } catch (error) {
    await output.abandon();
    throw error;
  }
  await dataset.close();
}

/** The figures of an expansion: a run of thousands keeps no pixels. */
function withoutImages({ evaluation, variants }: SeedExpansion): Pick<SeedExpansion, 'variants' | 'evaluation'> {
  return { evaluation, variants: variants.map(({ image: _image, ...figures }) => figures) };
}

async function appVersion(): Promise<string> {
  const manifest = JSON.parse(await readFile(join(import.meta.dirname, '../package.json'), 'utf8')) as {
    version: string;
  };
  return manifest.version;
}

try {
  const options = parseOptions(process.argv.slice(2));
  if (options) await expand(options);
  else console.log(USAGE);
  process.exitCode = 0;
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  if (error instanceof UsageError) console.error(`\n${USAGE}`);
  process.exitCode = 1;
}
// The runtime's threads would keep the process alive.
process.exit();
