/** @file The command line of `npm run expand`, read and checked. */

import { parseArgs } from 'node:util';
import { runSeed } from '../../src/core/brands.ts';
import { ALL_BITS } from '../../src/core/image/stretch.ts';
import { isWithin, LIMITS, rangeText, type Limit } from '../../src/core/limits.ts';
import type { Method } from '../../src/core/dataset/outputNames.ts';
import { checkRecipe, DEFAULT_RECIPE, type Recipe } from '../../src/core/expansion/recipe.ts';
import type { Terms } from '../../src/core/objective/objective.ts';
import { RUNTIMES, type RuntimeName } from '../runtime/node.ts';

export const USAGE = `usage: npm run expand -- <folder, zip or tar> --out <zip> [options]

Grows every training image of a labelled folder into K new ones and writes originals and variants to a zip.

  --out <zip>            where to write: the whole zip, or nothing
  --overwrite            replace the zip that is there, unless it holds a person's decisions
  --resume               go on from what an interrupted run with the same settings has kept, in the user's cache
  --k <n>                variants per image, 1 to ${LIMITS.variants.most} (5)
  --per-class <n>        instead of --k: as many as bring each class to n images, at most 50 an image
  --epsilon <e>          radius of the search, in units of the prior's latent (the prior's own suggestion)
  --steps <n>            guidance steps, 0 to ${LIMITS.steps.most} (1)
  --anchor label|judge   the class to keep: the folder's, or what the judge sees in the seed (label)
  --seed <n>             chooses all noise; the same seed gives the same images (0)
  --method gif|unguided|selective
                         guided, the same noise without guidance, or many tries without guidance of which some are kept (gif)
  --prior <folder>       model pack that makes the images, or the name of one in public/models (starter-prior)
  --judge <folder>       model pack that judges them, or the name of one in public/models (starter-judge)
  --size <px>            side of the variants, in pixels (the prior's own preference)
  --stretch <bits>       how many bits pictures of 16 bits use: 12 brightens those of microscopes and X-rays, 8 to 16 (16)
  --diversity latent|judge|official
                         what the diversity term reads (latent)
  --weights <c,e,d>      weights of consistency, entropy and diversity (${Object.values(DEFAULT_RECIPE.weights).join(',')})
  --gradient projected|perturbed
                         where the gradient is taken: at the latent that is kept, or before the projection (projected)
  --alpha <a>            weight of class prototypes beside the class names, 0 to 1 (0)
  --prompt <text>        scoring sentence with {label} (the judge's own)
  --names <json>         readable names for class folders: {"n02099601": "golden retriever"}
  --batch <n>            variants in memory at a time (all of a seed)
  --runtime wasm|node    onnxruntime-web, or onnxruntime-node where it is installed (wasm)
  --threads <n>          threads of the runtime (one a core)
  --help                 this text`;

/** What the command was asked to do. */
export interface ExpandOptions {
  readonly input: string;
  readonly out: string;
  readonly overwrite: boolean;
  readonly resume: boolean;
  readonly method: Method;
  /** The recipe, but for an epsilon that is left to the prior. */
  readonly recipe: Omit<Recipe, 'epsilon'> & { readonly epsilon: number | null };
  /** Images that every class should come to; `null` where every seed gets the recipe's K. */
  readonly perClass: number | null;
  readonly prior: string;
  readonly judge: string;
  readonly size: number | null;
  /** Bits of 16 that pictures use. */
  readonly stretch: number;
  readonly alpha: number;
  readonly prompt: string | null;
  readonly names: string | null;
  readonly batch: number;
  readonly runtime: RuntimeName;
  readonly threads: number | null;
}

/** A mistake on the command line; its message is all that a person needs. */
export class UsageError extends Error {}

const text = { type: 'string' } as const;
const OPTIONS = {
  out: text,
  k: text,
  'per-class': text,
  epsilon: text,
  steps: text,
  anchor: text,
  seed: text,
  method: text,
  prior: text,
  judge: text,
  size: text,
  stretch: text,
  diversity: text,
  weights: text,
  gradient: text,
  alpha: text,
  prompt: text,
  names: text,
  batch: text,
  runtime: text,
  threads: text,
  overwrite: { type: 'boolean' },
  resume: { type: 'boolean' },
  help: { type: 'boolean' },
} as const;

/**
 * Reads the command line.
 *
 * @param args what follows the command.
 * @returns the options, or `null` when help is asked for.
 * @throws UsageError that names the option, what was expected and what came.
 */
export function parseOptions(args: readonly string[]): ExpandOptions | null {
  const { values, positionals } = parse(args);
  if (values.help === true) return null;
  const [input, ...rest] = positionals;
  if (input === undefined || rest.length > 0) {
    const got = positionals.length === 0 ? 'none' : `${positionals.length}: ${positionals.join(', ')}`;
    throw new UsageError(`Expected one folder, zip or tar to expand, got ${got}.`);
  }
  if (input === '') throw new UsageError('Expected a folder, zip or tar to expand, got an empty name.');
  if (values.out === undefined || values.out === '') {
    throw new UsageError('Expected --out with the zip to write, got none.');
  }

  const perClass = numberOf('per-class', values['per-class'], LIMITS.perClass) ?? null;
  if (perClass !== null && values.k !== undefined) {
    throw new UsageError('Expected --k or --per-class, got both; leave one of them out.');
  }

  const epsilon = numberOf('epsilon', values.epsilon, LIMITS.epsilon) ?? null;
  const method = choiceOf('method', values.method, ['gif', 'unguided', 'selective'], 'gif');
  const steps = numberOf('steps', values.steps, LIMITS.steps) ?? DEFAULT_RECIPE.steps;
  const recipe = {
    ...DEFAULT_RECIPE,
    run: runSeed(numberOf('seed', values.seed, LIMITS.seed) ?? 0),
    variants: numberOf('k', values.k, LIMITS.variants) ?? DEFAULT_RECIPE.variants,
    steps: method === 'gif' ? steps : 0,
    anchor: choiceOf('anchor', values.anchor, ['label', 'judge'], DEFAULT_RECIPE.anchor),
    diversity: choiceOf('diversity', values.diversity, ['latent', 'judge', 'official'], DEFAULT_RECIPE.diversity),
    weights: weightsOf(values.weights),
    gradientAt: choiceOf('gradient', values.gradient, ['projected', 'perturbed'], DEFAULT_RECIPE.gradientAt),
    epsilon,
  };
  checkRecipe({ ...recipe, epsilon: epsilon ?? 0 });
  return {
    input,
    out: values.out,
    overwrite: values.overwrite ?? false,
    resume: values.resume ?? false,
    method,
    recipe,
    perClass,
    prior: values.prior ?? 'starter-prior',
    judge: values.judge ?? 'starter-judge',
    size: numberOf('size', values.size, LIMITS.side) ?? null,
    stretch: numberOf('stretch', values.stretch, LIMITS.stretch) ?? ALL_BITS,
    alpha: numberOf('alpha', values.alpha, LIMITS.blend) ?? 0,
    prompt: values.prompt ?? null,
    names: values.names ?? null,
    batch: numberOf('batch', values.batch, LIMITS.batch) ?? Infinity,
    runtime: choiceOf('runtime', values.runtime, RUNTIMES, 'wasm'),
    threads: numberOf('threads', values.threads, LIMITS.threads) ?? null,
  };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], allowPositionals: true, options: OPTIONS });
  } catch (error) {
    // Its first sentence says what is wrong; the others are for programmers.
    const message = error instanceof Error ? error.message : String(error);
    throw new UsageError(`${message.split('. ')[0]!.replace(/\.$/u, '')}.`, { cause: error });
  }
}

function numberOf(name: string, given: string | undefined, limit: Limit): number | undefined {
  if (given === undefined) return undefined;
  const value = given.trim() === '' ? NaN : Number(given);
  if (!isWithin(value, limit)) throw new UsageError(`Expected --${name} to be ${rangeText(limit)}, got "${given}".`);
  return value;
}

function weightsOf(given: string | undefined): Terms {
  if (given === undefined) return DEFAULT_RECIPE.weights;
  const [consistency, entropy, diversity, ...rest] = given
    .split(',')
    .map((part) => (part.trim() === '' ? NaN : Number(part)));
  if (consistency === undefined || entropy === undefined || diversity === undefined || rest.length > 0) {
    throw new UsageError(`Expected --weights to be three numbers such as 1,1,1, got "${given}".`);
  }
  if (![consistency, entropy, diversity].every((weight) => isWithin(weight, LIMITS.weight))) {
    throw new UsageError(`Expected each of --weights to be ${rangeText(LIMITS.weight)}, got "${given}".`);
  }
  return { consistency, entropy, diversity };
}

function choiceOf<const Choice extends string>(
  name: string,
  given: string | undefined,
  choices: readonly Choice[],
  otherwise: Choice,
): Choice {
  if (given === undefined) return otherwise;
  const found = choices.find((choice) => choice === given);
  if (found === undefined) throw new UsageError(`Expected --${name} to be ${choices.join(' or ')}, got "${given}".`);
  return found;
}
