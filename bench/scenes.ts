/**
 * @file A contact sheet of composed variants: seeds spread over the classes of a data set, each with its new scenes guided and unguided,
 * joined with another of its class, and by the recipe that is proposed for the set. Prints what is proposed, and how many seeds have no
 * scene, and why; the last line is the same as JSON.
 */

import { parseArgs } from 'node:util';
import { readDataset } from '../cli/expand/readDataset.ts';
import { expandPlanned } from '../cli/expand/expandSeed.ts';
import { located } from '../cli/expand/located.ts';
import { openExpandModels } from '../cli/expand/models.ts';
import { parseOptions } from '../cli/expand/options.ts';
import { openDataset } from '../cli/lib/dataset.ts';
import { createProgressBar } from '../cli/lib/progressBar.ts';
import { proposeFor } from '../cli/expand/propose.ts';
import { readPixels } from '../cli/expand/prepare.ts';
import { partOf, unguidedPart, type RecipePart } from '../src/core/run/recipe.ts';
import { methodOf } from '../src/core/methods/table.ts';
import { slotsOf } from '../src/core/run/slots.ts';
import { unstack, type Tensor } from '../src/core/tensor.ts';
import { EN } from '../src/ui/words/en.ts';
import { drawSheet } from './lib/sheet.ts';

const USAGE = `usage: npm run bench:scenes -- <folder or zip> --sheet <jpg> [--seeds n] [--columns n] [-- options of npm run expand]

  --sheet <jpg>   where the contact sheet goes
  --seeds <n>     rows (12)
  --columns <n>   pictures of each kind in a row (3)`;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    sheet: { type: 'string' },
    seeds: { type: 'string', default: '12' },
    columns: { type: 'string', default: '3' },
  },
});
const [input, ...rest] = positionals;
if (input === undefined || values.sheet === undefined) {
  console.error(USAGE);
  process.exit(2);
}
const parsed = parseOptions([input, '--out', 'unused.zip', '--method', 'scene', ...rest])!;
const options = await located(parsed);
const dataset = await openDataset(options.input);
const open = await openExpandModels(options);
const prepared = await readDataset({ dataset, project: null }, options, open, console.log);
const { plan, recipe } = prepared;

/** The first seed of each class, then the second of each, until there are enough. */
const ranked = plan.seeds.map((seed, i) => ({
  seed,
  rank: plan.seeds.slice(0, i).filter(({ label }) => label === seed.label).length,
}));
const seeds = ranked
  .toSorted((a, b) => a.rank - b.rank)
  .slice(0, Number(values.seeds))
  .map(({ seed }) => seed);

const [scenes] = recipe.parts as readonly [RecipePart];
const columns = Number(values.columns);
const join = partOf('join');
const unguided = unguidedPart(scenes);
const proposed = await proposeFor(prepared, open, options, null, console.log);
const ARMS: readonly { readonly title: string; readonly parts: readonly RecipePart[] }[] = [
  { title: 'scene, guided', parts: [scenes] },
  { title: 'scene, unguided', parts: [unguided] },
  { title: 'joined', parts: [join] },
  { title: 'proposed recipe', parts: proposed.recipe.parts },
];
const rows: { readonly seed: Tensor; readonly arms: readonly (readonly (Tensor | string)[])[] }[] = [];
const reasons = new Map<string, number>();
const bar = createProgressBar(seeds.length);
for (const planned of seeds) {
  bar.show(rows.length, plan.classes[planned.label]!);
  const pixels = await readPixels(planned.image, open, prepared.readOptions);
  const arms: (readonly (Tensor | string)[])[] = [];
  for (const { parts } of ARMS) {
    const own = { ...recipe, parts };
    const grown = { ...planned, slots: slotsOf(own, columns).map((slot) => ({ ...slot, paths: {} })) };
    const { variants, declined } = await expandPlanned(grown, prepared, open, options.batch, own);
    const instead = declined.length === 0 ? '' : 'no object to move';
    arms.push(
      Array.from(
        { length: columns },
        (_, i) => variants.find(({ k }) => k === i + 1)?.image ?? (i === 0 ? instead : ''),
      ),
    );
  }
  rows.push({ seed: unstack(pixels)[0]!, arms });
}
bar.clear();
for (const [done, planned] of plan.seeds.entries()) {
  bar.show(done, 'objects');
  const pixels = await readPixels(planned.image, open, prepared.readOptions);
  const seed = { ...planned, pixels };
  const why = await methodOf('scene').declines?.(seed, scenes.settings, open.ports);
  const reason = why ? EN.declined(why) : 'an object to move';
  reasons.set(reason, (reasons.get(reason) ?? 0) + 1);
}
bar.clear();
await drawSheet(
  values.sheet,
  [
    { title: 'seed', images: rows.map(({ seed }) => seed) },
    ...ARMS.flatMap(({ title }, arm) =>
      Array.from({ length: columns }, (_, i) => ({
        title: i === 0 ? title : '',
        images: rows.map(({ arms }) => arms[arm]![i]!),
      })),
    ),
  ],
  open.framing.width,
);
for (const [reason, count] of reasons) console.log(`${count} of ${plan.seeds.length} seeds: ${reason}`);
console.log(JSON.stringify({ bench: 'scenes', seeds: plan.seeds.length, reasons: Object.fromEntries(reasons) }));
process.exit();
