/** @file The command line of `npm run expand`, read and checked. */

import type { DatasetHints } from '../lib/dataset.ts';
import { readHints } from './hints.ts';
import { parseArgs } from 'node:util';
import { runSeed } from '../../src/core/brands.ts';
import { MATCH_FITS, type Match } from '../../src/core/image/match.ts';
import type { AdaptationPace } from '../../src/core/adaptation/settings.ts';
import { LIMITS } from '../../src/core/limits.ts';
import {
  checkRecipe,
  DEFAULT_RECIPE,
  JUDGE_MODES,
  JUDGE_VIEWS,
  needsOf,
  needsOfPart,
  type JudgeMode,
  type Recipe,
} from '../../src/core/run/recipe.ts';
import { LAYOUTS, layoutOf } from '../../src/export/layouts/layouts.ts';
import type { Layout, LayoutId } from '../../src/export/layouts/layout.ts';
import { PICK_PRECISION } from '../../src/core/pick/sureness.ts';
import { CONSIDERED } from '../../src/core/propose/findings.ts';
import { RUNTIMES, usualRuntime, type RuntimeName } from '../runtime/node.ts';
import { partsFrom, SETTING_OPTIONS, withoutSteps } from './methodOptions.ts';
import { choiceOf, numberOf, orUsageError, withNumbers } from '../lib/optionValues.ts';
import { UsageError } from '../lib/usageError.ts';
import { topUpsFrom } from './topUps.ts';

/** What the command was asked to do. */
export interface ExpandOptions {
  readonly input: string;
  readonly out: string;
  readonly overwrite: boolean;
  readonly resume: boolean;
  /** What the person says of the data set. */
  readonly hints: DatasetHints;
  readonly growLeaks: boolean;
  /** What nobody chose is left to the models. */
  readonly recipe: Recipe;
  /** Whether the methods are chosen by what the seeds show; the recipe's are those that are considered. */
  readonly proposed: boolean;
  /** Whether it is taken without guidance: the twins of what it would make. */
  readonly unguided: boolean;
  /** Whether what is proposed is tried by training. */
  readonly trial: boolean;
  readonly prior: string;
  /** What was chosen of how the prior is adapted to the seeds before the run; `null` where it is taken as it is. */
  readonly adapt: AdaptOptions | null;
  /** `null` where nobody judges. */
  readonly judge: string | null;
  readonly mask: string;
  /** `null` where nobody checks what is made. */
  readonly safety: string | null;
  /** Folder of pictures without a class; `null` where there are none. */
  readonly backgrounds: string | null;
  /** Folder without labels that pictures are picked from; `null` picks none. */
  readonly pick: string | null;
  /** Share of what is picked that should be of its class, as leave-one-out foretells it. */
  readonly pickPrecision: number;
  readonly prompt: string | null;
  readonly names: string | null;
  readonly batch: number;
  readonly runtime: RuntimeName;
  readonly threads: number | null;
}

/** As a person gave them. */
export interface GivenOptions extends ExpandOptions {
  /**
   * What was chosen, over another recipe than the default one.
   *
   * @throws UsageError where the two do not go together.
   */
  readonly recipeOver: (base: Recipe) => Recipe;
  /** How the pictures lie in the zip. */
  readonly layout: LayoutId;
  /** What every picture of the zip is made; `null` where they are as they came. */
  readonly match: Omit<Match, 'grey'> | null;
}

const text = { type: 'string' } as const;
/** Options of the command itself; no method's setting may be called like one of them. */
export const OWN_OPTIONS = {
  out: text,
  k: text,
  'per-class': text,
  'top-up': { type: 'string', multiple: true },
  anchor: text,
  seed: text,
  method: text,
  mix: text,
  preset: text,
  recipe: text,
  select: text,
  prior: text,
  'adapt-prior': { type: 'boolean' },
  'adapt-steps': text,
  'adapt-rank': text,
  'adapt-scope': text,
  judge: text,
  mask: text,
  safety: text,
  'safety-threshold': text,
  backgrounds: text,
  pick: text,
  'pick-precision': text,
  size: text,
  stretch: text,
  trial: { type: 'boolean' },
  layout: text,
  grey: text,
  match: text,
  'match-fit': text,
  weights: text,
  alpha: text,
  'judge-mode': text,
  'judge-views': text,
  'soft-labels': text,
  prompt: text,
  names: text,
  batch: text,
  runtime: text,
  threads: text,
  'zip-encoding': text,
  folder: { type: 'string', multiple: true },
  same: { type: 'string', multiple: true },
  'grow-leaks': { type: 'boolean' },
  overwrite: { type: 'boolean' },
  resume: { type: 'boolean' },
  shard: text,
  plan: text,
  input: text,
  help: { type: 'boolean' },
} as const;

const OPTIONS = { ...OWN_OPTIONS, ...Object.fromEntries(SETTING_OPTIONS.map((name) => [name, text])) } as const;

/**
 * Reads the command line.
 *
 * @param args what follows the command.
 * @returns the options, or `null` when help is asked for.
 * @throws UsageError that names the option, what was expected and what came.
 */
export function parseOptions(args: readonly string[]): GivenOptions | null {
  const { values, positionals } = readArguments(args);
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

  const alone = (['shard', 'plan', 'input'] as const).find((name) => values[name] !== undefined);
  if (alone !== undefined) throw new UsageError(`Expected --${alone} with a run in shards, got it here; leave it out.`);

  const perClass = numberOf('per-class', values['per-class'], LIMITS.perClass) ?? null;
  if (perClass !== null && values.k !== undefined) {
    throw new UsageError('Expected --k or --per-class, got both; leave one of them out.');
  }

  const settings = new Map(
    SETTING_OPTIONS.flatMap((name) => {
      const given = (values as Record<string, unknown>)[name];
      return typeof given === 'string' ? [[name, given] as const] : [];
    }),
  );
  for (const [name, weight] of weightsOf(values.weights)) settings.set(name, weight);
  const stretch = numberOf('stretch', values.stretch, LIMITS.stretch);
  const proposed = choiceOf('recipe', values.recipe, ['proposed', 'given'], 'given') === 'proposed';
  if (proposed) refuseChoices(values, settings);
  else if (values.trial)
    throw new UsageError(
      'Expected --trial with --recipe proposed, got it alone; add --recipe proposed, or leave it out.',
    );
  const asked: Partial<Recipe> = {
    ...(values.seed !== undefined && { runSeed: runSeed(numberOf('seed', values.seed, LIMITS.seed) ?? 0) }),
    ...(values.k !== undefined && { variants: numberOf('k', values.k, LIMITS.variants)!, perClass: null }),
    ...(perClass !== null && { perClass }),
    ...(values['top-up'] !== undefined && { topUps: topUpsFrom(values['top-up']) }),
    ...(values.size !== undefined && { side: numberOf('size', values.size, LIMITS.side)! }),
    ...(values.anchor !== undefined && {
      anchor: choiceOf('anchor', values.anchor, ['label', 'judge'], DEFAULT_RECIPE.anchor),
    }),
    ...(values['judge-mode'] !== undefined && { judgeMode: modeFrom(values['judge-mode']) }),
    ...(values['judge-views'] !== undefined && {
      judgeViews: choiceOf('judge-views', values['judge-views'], JUDGE_VIEWS, 'best'),
    }),
    ...(values.alpha !== undefined && { prototypes: numberOf('alpha', values.alpha, LIMITS.prototypes)! }),
    ...(values['soft-labels'] !== undefined && {
      softLabels: numberOf('soft-labels', values['soft-labels'], LIMITS.softLabels)!,
    }),
    ...(values['safety-threshold'] !== undefined && {
      safety: numberOf('safety-threshold', values['safety-threshold'], LIMITS.safety)!,
    }),
    ...(values.select !== undefined && { select: { tries: numberOf('select', values.select, LIMITS.tries)! } }),
    ...(stretch !== undefined && { stretch }),
    ...(values.grey !== undefined && { grey: choiceOf('grey', values.grey, ['yes', 'no'], 'no') === 'yes' }),
  };
  if (values['safety-threshold'] !== undefined && values.safety === undefined)
    throw new UsageError('Expected --safety for --safety-threshold, got none; name the pack that checks variants.');
  const recipeOver = (base: Recipe): Recipe => {
    const parts = proposed ? CONSIDERED : partsFrom(base.parts, values.method, values.mix, settings, values.preset);
    const recipe: Recipe = { ...base, ...asked, parts };
    if (recipe.prototypes > 0 && recipe.judgeMode !== 'auto' && recipe.judgeMode !== 'names') {
      throw new UsageError(
        `Expected --alpha with --judge-mode names, got ${values['judge-mode'] ?? recipe.judgeMode}; leave one of them out.`,
      );
    }
    checkRecipe(recipe);
    demandLayout(layoutOf(layout), recipe);
    if (judge === null && needsOf(recipe).judge) {
      throw new UsageError(
        `Expected a judge for ${recipe.select ? '--select' : recipe.parts.map(({ method }) => method).join(', ')}, got --judge none.`,
      );
    }
    const scenic = recipe.parts.some((part) => needsOfPart(part).partner === 'other classes');
    if (values['adapt-prior'] === true && !needsOf(recipe).prior) {
      throw new UsageError(
        `Expected a method that has a use for a prior for --adapt-prior, got ${recipe.parts.map(({ method }) => method).join(', ')}.`,
      );
    }
    if (values.pick !== undefined && judge === null) {
      throw new UsageError('Expected a judge for --pick, got --judge none.');
    }
    if (values.backgrounds !== undefined && !scenic) {
      throw new UsageError(
        'Expected a method that takes scenes of other classes for --backgrounds, got none of those.',
      );
    }
    return recipe;
  };
  const layout = choiceOf(
    'layout',
    values.layout,
    LAYOUTS.map(({ id }) => id),
    'folders',
  );
  const judge = values.judge === 'none' ? null : (values.judge ?? 'starter-judge');
  return {
    input,
    out: values.out,
    overwrite: values.overwrite ?? false,
    resume: values.resume ?? false,
    hints: readHints(
      { encoding: values['zip-encoding'], folders: values.folder ?? [], same: values.same ?? [] },
      (sentence) => {
        throw new UsageError(sentence);
      },
    ),
    growLeaks: values['grow-leaks'] ?? false,
    recipe: recipeOver({ ...DEFAULT_RECIPE, runSeed: runSeed(0) }),
    recipeOver,
    proposed,
    unguided: proposed && withoutSteps(settings),
    trial: values.trial ?? false,
    prior: values.prior ?? 'starter-prior',
    adapt: adaptFrom(values),
    judge,
    layout,
    match: matchFrom(values.match, values['match-fit'], layout),
    mask: values.mask ?? 'starter-mask',
    safety: values.safety ?? null,
    backgrounds: values.backgrounds ?? null,
    pick: values.pick ?? null,
    pickPrecision: numberOf('pick-precision', values['pick-precision'], LIMITS.pickPrecision) ?? PICK_PRECISION,
    prompt: values.prompt ?? null,
    names: values.names ?? null,
    batch: numberOf('batch', values.batch, LIMITS.batch) ?? Infinity,
    runtime: choiceOf('runtime', values.runtime, RUNTIMES, usualRuntime()),
    threads: numberOf('threads', values.threads, LIMITS.threads) ?? null,
  };
}

/** What has adapters of its own: the whole set, or each class. */
const ADAPT_SCOPES = ['set', 'class'] as const;

/** What was chosen of how a prior is adapted. */
export interface AdaptOptions extends Partial<Pick<AdaptationPace, 'steps' | 'rank'>> {
  readonly scope: (typeof ADAPT_SCOPES)[number];
}

/** How the prior is adapted. */
function adaptFrom({
  'adapt-prior': adapt,
  'adapt-steps': steps,
  'adapt-rank': rank,
  'adapt-scope': scope,
}: Partial<Record<'adapt-steps' | 'adapt-rank' | 'adapt-scope', string>> & {
  readonly 'adapt-prior'?: boolean;
}): AdaptOptions | null {
  if (adapt !== true) {
    if (steps !== undefined || rank !== undefined || scope !== undefined)
      throw new UsageError(
        'Expected --adapt-prior with --adapt-steps, --adapt-rank and --adapt-scope, got none; add it.',
      );
    return null;
  }
  return {
    scope: choiceOf('adapt-scope', scope, ADAPT_SCOPES, 'set'),
    ...(steps !== undefined && { steps: numberOf('adapt-steps', steps, LIMITS.adaptSteps)! }),
    ...(rank !== undefined && { rank: numberOf('adapt-rank', rank, LIMITS.adaptRank)! }),
  };
}

/** What every picture is made. */
function matchFrom(side: string | undefined, fit: string | undefined, layout: LayoutId): GivenOptions['match'] {
  if (side === undefined) {
    if (fit !== undefined) throw new UsageError('Expected --match-fit with --match, got it alone; add --match <px>.');
    return null;
  }
  if (layout === 'new-images')
    throw new UsageError('Expected --match with a layout that has the originals, got new-images; choose another.');
  return { side: numberOf('match', side, LIMITS.match)!, fit: choiceOf('match-fit', fit, MATCH_FITS, 'crop') };
}

/** What the labels of a run will be is known before it: those that two classes share fit into no folder. */
function demandLayout({ id, holdsMixtures }: Layout, { parts }: Recipe): void {
  const mixed = parts.filter((part) => needsOfPart(part).partner === 'any class').map(({ method }) => method);
  if (holdsMixtures || mixed.length === 0) return;
  throw new UsageError(
    `Expected --layout hugging-face or csv for ${mixed.join(', ')} with --partner any-class, whose labels two classes share, got ${id}, where a folder is one class.`,
  );
}

/**
 * A command line in parts, not looked into.
 *
 * @throws UsageError for an option that there is not.
 */
export const readArguments = (args: readonly string[]) =>
  orUsageError(() => parseArgs({ args: withNumbers(args), allowPositionals: true, options: OPTIONS }));

/** Who lets the methods be proposed chooses none; zero steps take what is proposed without guidance. */
function refuseChoices(
  { method, mix, preset, select }: Readonly<Partial<Record<'method' | 'mix' | 'preset' | 'select', string>>>,
  settings: ReadonlyMap<string, string>,
): void {
  const chosen = Object.entries({ method, mix, preset, select }).flatMap(([name, value]) =>
    value === undefined ? [] : [name],
  );
  const [first] = [...chosen, ...[...settings.keys()].filter((name) => name !== 'steps' || !withoutSteps(settings))];
  if (first !== undefined)
    throw new UsageError(
      `Expected --recipe proposed alone or with --steps 0, got --${first}${first === 'steps' ? ` ${settings.get(first)!}` : ' too'}; leave one of them out.`,
    );
}

/** Three options in one. */
function weightsOf(given: string | undefined): readonly (readonly [option: string, value: string])[] {
  if (given === undefined) return [];
  const [consistency, entropy, differ, ...rest] = given.split(',');
  if (consistency === undefined || entropy === undefined || differ === undefined || rest.length > 0) {
    throw new UsageError(`Expected --weights to be three numbers such as 1,1,1, got "${given}".`);
  }
  return [
    ['consistency', consistency],
    ['entropy', entropy],
    ['differ', differ],
  ];
}

/** As the recipe says it, or with a plus sign, which needs no quotes. */
function modeFrom(given: string | undefined): JudgeMode {
  const spelt = JUDGE_MODES.map((mode) => mode.replace(' and ', '+'));
  const choices: readonly string[] = given?.includes(' ') === true ? JUDGE_MODES : spelt;
  return JUDGE_MODES[choices.indexOf(choiceOf('judge-mode', given, choices, DEFAULT_RECIPE.judgeMode))]!;
}
