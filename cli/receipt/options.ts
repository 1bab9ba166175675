/** @file The command line of `npm run receipt`, read and checked. */

import { parseArgs } from 'node:util';
import { runSeed, type RunSeed } from '../../src/core/brands.ts';
import { CLASSIFIER_KINDS, DEFAULT_WIDTHS } from '../../src/core/classifiers/kinds.ts';
import { LIMITS, type Limit } from '../../src/core/limits.ts';
import { PICK_PRECISION } from '../../src/core/pick/sureness.ts';
import { ARMS, armOf, needsOfArms, type Arm } from '../../src/core/receipt/arms.ts';
import { RATIOS } from '../../src/core/receipt/ratios.ts';
import { BATCH, type Net } from '../../src/core/receipt/protocol.ts';
import { DEFAULT_RECIPE } from '../../src/core/run/recipe.ts';
import type { ReceiptRequest } from '../../src/models/receipt/data.ts';
import { EN } from '../../src/ui/words/en.ts';
import { readHints } from '../expand/hints.ts';
import { choiceOf, numberOf, orUsageError } from '../lib/optionValues.ts';
import { UsageError } from '../lib/usageError.ts';
import type { DatasetHints } from '../lib/dataset.ts';
import { RUNTIMES, usualRuntime, type RuntimeName } from '../runtime/node.ts';

export const USAGE = `usage: npm run receipt -- <folder, zip, tar or export> [options]
       npm run receipt -- plan <folder, zip, tar or export> --out <plan> [options]
       npm run receipt -- <folder, zip, tar or export> --shard <i>/<n> --out <shard> [--plan <plan>] [options]
       npm run receipt -- merge <shard>... [--plan <plan>] [--input <export>] [--json <file>] [--csv <file>] [--export-model <place>]

Trains a small classifier with each arm and says which reads new pictures better. Tests are the pictures of the test split, else of the
val split; without either, every seed is held out in its turn and its variants never train meanwhile. Variants that an export carries are
taken as they are; those that are missing are made in memory. The last line is JSON: {"arms": [{"name", "mean", "spread", "runs"}, ...]},
accuracies in percent, the spread their sample standard deviation.

  --arms <name,...>      those below (original,randaugment,expansion, and picked where there are related pictures)
  --pick <folder>        real pictures without labels: those that the judge is sure of are the arm picked, beside those of an export, as
                         npm run expand picks them; copies of seeds and of test pictures are left out
  --pick-precision <p>   share of them that should be right, 0.5 to 1 (${PICK_PRECISION})
  --repeats <n>          trainings of each arm, with seeds that the arms share (3)
  --updates <n>          updates of every training (as many as the slowest arm needs on a part of the seeds)
  --epochs <n>           instead: how often each picture is seen; arms with more pictures take more updates
  --tune each|none       choose learning rate and weight decay for each arm on a part of the seeds (each; none with --updates)
  --folds <n>            parts that seeds are held out in, without a test split (3)
  --per-class <n>        seeds a class, the first by name (all)
  --k <n>                variants a seed that are made in memory (as many as an export has, else 5)
  --soft-labels <share>  of what the judge reads in the labels of variants that it guided or judged; 0: hard labels, an export's too (${DEFAULT_RECIPE.softLabels})
  --net <name>           ${CLASSIFIER_KINDS.join(', ')} (residual)
  --width <channels>     of its first layer, a multiple of 4 (${CLASSIFIER_KINDS.map((kind) => DEFAULT_WIDTHS[kind]).join(', ')})
  --side <px>            of the pictures that it sees, a multiple of 16 (64)
  --batch <n>            pictures of an update (${BATCH})
  --ratios <k,...>       train arms with variants with so many of each seed besides, such as ${RATIOS.join(',')}: as many as there are, and
                         as many as asked by methods without a model (none)
  --robustness           read the test pictures under 15 corruptions at severities 1, 3 and 5 too
  --long-tail <ratio>    train with classes of very different size too, the largest so many times the smallest
  --seed <n>             chooses everything random; the same seed gives the same numbers (0)
  --drop-copies          leave out seeds that are as good as copies of test pictures (they are only reported)
  --json <file>          write the whole receipt
  --csv <file>           write a line for each run
  --export-model <place> write the trained classifier there, a folder or a .zip: model, labels, a page that classifies offline
  --export-arm <name>    the arm that it is trained with (the best of those that are trained)
  --overwrite            replace these files where they are there
  --resume               go on from what an interrupted receipt with the same settings has kept, in the user's cache
  --prior <folder>       model pack that makes variants, or the name of one in public/models (starter-prior)
  --mask <folder>        model pack that finds objects, or the name of one in public/models (starter-mask)
  --judge <folder>|none  model pack that judges; none where no arm needs it: near-copies are then not looked for (starter-judge)
  --names <json>         readable names for class folders: {"n02099601": "golden retriever"}
  --zip-encoding <label>, --folder <name>=<role>, --same <class>=<class>   as for npm run expand
  --runtime <name>       node or cuda: onnxruntime-node, where it is installed, on the processor or on an NVIDIA GPU; wasm:
                         onnxruntime-web (node where it is installed, else wasm)
  --threads <n>          threads of the runtime (one a core)
  --shard <i>/<n>        trains the i-th of n parts alone, an arm in a repeat each at the least, into --out, for merge; killed and run
                         again, it goes on
  --plan <plan>          with --shard: what plan has found out of lengths and learning rates; needed unless --updates or --epochs and
                         --tune none say them
  --help                 this text

Arms:

${ARMS.map(({ id }) => `  ${id.padEnd(22)} ${EN.arm(id).about}`).join('\n')}`;

/** What the command was asked to do. */
export interface ReceiptOptions {
  readonly input: string;
  readonly arms: readonly Arm[];
  /** Whether a person named them. */
  readonly armsGiven: boolean;
  /** Folder of pictures without labels; `null` where nothing is picked. */
  readonly pick: string | null;
  readonly pickPrecision: number;
  readonly request: Pick<
    ReceiptRequest,
    'seed' | 'repeats' | 'length' | 'tune' | 'batch' | 'ratios' | 'robustness' | 'longTail'
  >;
  readonly seed: RunSeed;
  readonly net: Net;
  readonly folds: number;
  /** `null` for all. */
  readonly perClass: number | null;
  /** `null` for what an export has. */
  readonly variants: number | null;
  /** Share of a variant's label that is the judge's reading; an export's own are taken as they are, but for 0. */
  readonly softLabels: number;
  readonly dropCopies: boolean;
  readonly json: string | null;
  readonly csv: string | null;
  readonly exportModel: string | null;
  readonly exportArm: Arm | null;
  readonly overwrite: boolean;
  readonly resume: boolean;
  readonly prior: string;
  readonly mask: string;
  readonly judge: string | null;
  readonly names: string | null;
  readonly hints: DatasetHints;
  readonly runtime: RuntimeName;
  readonly threads: number | null;
}

const text = { type: 'string' } as const;
const flag = { type: 'boolean' } as const;
const OPTIONS = {
  ...{ arms: text, repeats: text, updates: text, epochs: text, tune: text, folds: text, 'per-class': text, k: text },
  ...{ net: text, width: text, side: text, batch: text, ratios: text, robustness: flag, 'long-tail': text, seed: text },
  'soft-labels': text,
  pick: text,
  'pick-precision': text,
  ...{ 'drop-copies': flag, json: text, csv: text, 'export-model': text, 'export-arm': text, overwrite: flag },
  ...{
    resume: flag,
    prior: text,
    mask: text,
    judge: text,
    names: text,
    'zip-encoding': text,
    runtime: text,
    threads: text,
    help: flag,
  },
  ...{ out: text, shard: text, plan: text, input: text },
  folder: { type: 'string', multiple: true },
  same: { type: 'string', multiple: true },
} as const;

/**
 * A command line in parts, not looked into.
 *
 * @throws UsageError for an option that there is not.
 */
export const readArguments = (args: readonly string[]) =>
  orUsageError(() => parseArgs({ args: [...args], allowPositionals: true, options: OPTIONS }));

/**
 * Reads the command line.
 *
 * @param args what follows the command.
 * @returns the options, or `null` when help is asked for.
 * @throws UsageError that names the option, what was expected and what came.
 */
export function parseOptions(args: readonly string[]): ReceiptOptions | null {
  const { values, positionals } = readArguments(args);
  if (values.help === true) return null;
  const [input, ...rest] = positionals;
  if (input === undefined || rest.length > 0) {
    const got = positionals.length === 0 ? 'none' : `${positionals.length}: ${positionals.join(', ')}`;
    throw new UsageError(`Expected one folder, zip, tar or export, got ${got}.`);
  }
  if (input === '') throw new UsageError('Expected a folder, zip, tar or export, got an empty name.');
  const alone = (['out', 'shard', 'plan', 'input'] as const).find((name) => values[name] !== undefined);
  if (alone !== undefined)
    throw new UsageError(`Expected --${alone} with a receipt in shards, got it here; leave it out.`);
  const number = (name: keyof typeof OPTIONS, limit: Limit): number | null =>
    numberOf(name, values[name] as string | undefined, limit) ?? null;
  const updates = number('updates', LIMITS.updates);
  const epochs = number('epochs', LIMITS.epochs);
  if (updates !== null && epochs !== null) {
    throw new UsageError('Expected --updates or --epochs, got both; leave one of them out.');
  }
  const arms = armsFrom(values.arms ?? 'original,randaugment,expansion');
  const judge = values.judge === 'none' ? null : (values.judge ?? 'starter-judge');
  if (values.pick !== undefined && judge === null) {
    throw new UsageError('Expected a judge for --pick, got --judge none.');
  }
  if (values.pick !== undefined && values.arms !== undefined && !needsOfArms(arms).pools.includes('picked')) {
    throw new UsageError(`Expected picked among --arms with --pick, got ${values.arms}.`);
  }
  const seed = runSeed(number('seed', LIMITS.seed) ?? 0);
  const exportArm = values['export-arm'] === undefined ? null : armFrom('export-arm', values['export-arm']);
  if (
    exportArm &&
    !arms.some(({ id, work }) => id === exportArm.id && (work.kind === 'trained' || work.kind === 'fine-tuned'))
  ) {
    throw new UsageError(`Expected --export-arm to be one of --arms that trains a network, got "${exportArm.id}".`);
  }
  const tail = number('long-tail', LIMITS.longTail);
  const length =
    updates !== null
      ? ({ kind: 'updates', count: updates } as const)
      : epochs !== null
        ? ({ kind: 'epochs', count: epochs } as const)
        : ({ kind: 'find' } as const);
  return {
    input,
    arms,
    armsGiven: values.arms !== undefined,
    pick: fileFrom('pick', values.pick),
    pickPrecision: numberOf('pick-precision', values['pick-precision'], LIMITS.pickPrecision) ?? PICK_PRECISION,
    seed,
    request: {
      seed,
      repeats: number('repeats', LIMITS.repeats) ?? 3,
      length,
      tune: choiceOf('tune', values.tune, ['each', 'none'], updates === null ? 'each' : 'none') === 'each',
      batch: number('batch', LIMITS.trainingBatch) ?? BATCH,
      ratios: ratiosFrom(values.ratios),
      robustness: values.robustness ?? false,
      longTail: tail,
    },
    net: netFrom(values.net, number('width', LIMITS.netWidth), number('side', LIMITS.netSide)),
    folds: number('folds', LIMITS.folds) ?? 3,
    perClass: number('per-class', LIMITS.perClass),
    variants: number('k', LIMITS.variants),
    softLabels: number('soft-labels', LIMITS.softLabels) ?? DEFAULT_RECIPE.softLabels,
    dropCopies: values['drop-copies'] ?? false,
    json: fileFrom('json', values.json),
    csv: fileFrom('csv', values.csv),
    exportModel: fileFrom('export-model', values['export-model']),
    exportArm,
    overwrite: values.overwrite ?? false,
    resume: values.resume ?? false,
    prior: values.prior ?? 'starter-prior',
    mask: values.mask ?? 'starter-mask',
    judge,
    names: values.names ?? null,
    hints: readHints(
      { encoding: values['zip-encoding'], folders: values.folder ?? [], same: values.same ?? [] },
      (sentence) => {
        throw new UsageError(sentence);
      },
    ),
    runtime: choiceOf('runtime', values.runtime, RUNTIMES, usualRuntime()),
    threads: number('threads', LIMITS.threads),
  };
}

function armsFrom(given: string): readonly Arm[] {
  const arms = given.split(',').map((name) => armFrom('arms', name));
  const twice = arms.find(({ id }, i) => arms.findIndex((other) => other.id === id) < i);
  if (twice) throw new UsageError(`Expected each arm once in --arms, got "${twice.id}" twice.`);
  return arms;
}

function armFrom(option: string, name: string): Arm {
  const arm = armOf(name);
  if (!arm) throw new UsageError(`Expected --${option} to be ${ARMS.map(({ id }) => id).join(' or ')}, got "${name}".`);
  return arm;
}

function netFrom(given: string | undefined, width: number | null, side: number | null): Net {
  const kind = choiceOf('net', given, CLASSIFIER_KINDS, 'residual');
  const net = { kind, width: width ?? DEFAULT_WIDTHS[kind], side: side ?? 64 };
  if (net.width % 4 !== 0) throw new UsageError(`Expected --width to be a multiple of 4, got "${net.width}".`);
  if (net.side % 16 !== 0) throw new UsageError(`Expected --side to be a multiple of 16, got "${net.side}".`);
  return net;
}

function ratiosFrom(given: string | undefined): readonly number[] {
  if (given === undefined) return [];
  const ratios = given.split(',').map((part) => (/^\d{1,2}$/u.test(part) ? Number(part) : NaN));
  if (ratios.some((k) => !(k <= LIMITS.variants.most))) {
    throw new UsageError(`Expected --ratios to be numbers of variants such as 0,1,2,5,10, got "${given}".`);
  }
  return [...new Set(ratios)];
}

function fileFrom(name: string, given: string | undefined): string | null {
  if (given === '') throw new UsageError(`Expected --${name} with a name, got an empty one.`);
  return given ?? null;
}
