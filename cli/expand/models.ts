/** @file What a run from the command line asks of its model packs. */

import type { PackRole } from '../../src/packs/place.ts';
import { EN } from '../../src/ui/words/en.ts';
import { readFile } from 'node:fs/promises';
import { totalmem } from 'node:os';
import type { ClassMatrix } from '../../src/core/judge/classMatrix.ts';
import type { Framing } from '../../src/core/image/framing.ts';
import type { Ports } from '../../src/core/methods/method.ts';
import { checkFit } from '../../src/core/run/priorFit.ts';
import { needsOf, type Suggestions } from '../../src/core/run/recipe.ts';
import type { PackReference } from '../../src/export/sidecar.ts';
import { openPorts, type OpenPorts } from '../../src/models/openPorts.ts';
import type { Pack } from '../../src/models/pack.ts';
import { classMatrixOf } from '../../src/models/ports/text.ts';
import type { Runtime } from '../../src/models/runtime/runtime.ts';
import { adapterClasses } from '../../src/packs/adapterClasses.ts';
import { priorKind, suggestedRadius } from '../../src/packs/manifest.ts';
import { className, readName } from '../../src/packs/className.ts';
import { memorySize } from '../../src/packs/size.ts';
import { packDigest } from '../../src/packs/verify.ts';
import { openJudgePack, openMaskPack, openPriorPack, openSafetyPack } from '../lib/pack.ts';
import { sentenceOf } from '../lib/output/systemError.ts';
import { openRuntime } from '../runtime/node.ts';
import type { ExpandOptions } from './options.ts';

/** A pack as a card and a project tell of it. */
export interface PackFacts extends PackReference {
  readonly title: string;
  readonly role: PackRole;
  readonly licence: string;
}

export interface ExpandModels {
  readonly ports: Ports;
  /** How an image becomes a seed. */
  readonly framing: Framing;
  /** What the recipe leaves to the models. */
  readonly suggestions: Suggestions;
  /** Template of the judge's scoring prompt; `null` where nobody judges. */
  readonly prompt: string | null;
  /** `null` where the recipe needs none. */
  readonly prior: PackReference | null;
  /** `null` where nobody judges. */
  readonly judge: PackReference | null;
  /** `null` where no method cuts objects out. */
  readonly mask: PackReference | null;
  /** `null` where nobody checks what is made. */
  readonly safety: PackReference | null;
  /** What the classes are called that the prior has adapters of their own for. */
  readonly ownAdapters: readonly string[];
  /** The packs that are open, for who reads of them. */
  readonly packs: readonly PackFacts[];
  /** What the judge is asked about for a class folder. */
  readonly nameOf: (folder: string) => string;
  /**
   * The text side of the judge for these class folders; what it could not read is told to `warn`. `null` where nobody judges.
   */
  readonly classMatrix: (folders: readonly string[], warn: (text: string) => void) => Promise<ClassMatrix | null>;
  /** Bytes of weights that are in memory, about. */
  readonly memory: number;
  /** Opens the same models again, to work beside these. */
  readonly again: (runtime: Runtime) => Promise<Pick<OpenPorts, 'ports' | 'close'>>;
  close(): Promise<void>;
}

/**
 * Opens what the recipe needs: no prior where no method has a use for one, no judge where nobody wants figures.
 *
 * @param options recipe, packs, prompt, runtime.
 * @param names of classes that are known, by class folder; those of `--names` come before them. Default: none.
 */
export async function openExpandModels(
  options: ExpandOptions,
  names: ReadonlyMap<string, string> = new Map(),
): Promise<ExpandModels> {
  const prior = needsOf(options.recipe).prior ? await openPriorPack(options.prior) : null;
  if (prior) checkFit(options.recipe, priorKind(prior.manifest));
  const judge = options.judge === null ? null : await openJudgePack(options.judge);
  const nameOf = await classNames(options.names, names);
  const mask = needsOf(options.recipe).mask ? await openMaskPack(options.mask) : null;
  const safety = options.safety === null ? null : await openSafetyPack(options.safety);
  const packs = { prior, judge, mask, safety };
  const openIn = (runtime: Runtime): Promise<OpenPorts> => openPorts(packs, runtime, { memory: totalmem() });
  const open = await openIn(await openRuntime(options.runtime, options.threads ?? undefined));
  const framing = open.framing(options.recipe.side ?? undefined);
  return {
    ports: open.ports,
    framing,
    suggestions: {
      side: framing.width,
      epsilon: prior && suggestedRadius(prior.manifest),
      ...(safety && { safety: safety.manifest.scores.threshold }),
    },
    prompt: judge && (options.prompt ?? judge.manifest.prompt),
    packs: [
      ...(prior ? [await factsOf(prior, 'prior')] : []),
      ...(judge ? [await factsOf(judge, 'judge')] : []),
      ...(mask ? [await factsOf(mask, 'mask')] : []),
      ...(safety ? [await factsOf(safety, 'safety')] : []),
    ],
    nameOf,
    ownAdapters: prior ? adapterClasses(prior.manifest).map(({ name }) => name) : [],
    prior: prior && (await referenceTo(prior)),
    judge: judge && (await referenceTo(judge)),
    mask: mask && (await referenceTo(mask)),
    safety: safety && (await referenceTo(safety)),
    classMatrix: async (folders, warn) => {
      if (!judge || !open.text) return null;
      const names = folders.map(nameOf);
      names.forEach((name, i) => {
        const parsed = readName(name);
        if (parsed.kind === 'code') {
          warn(
            `class "${folders[i]!}" says little to the judge: ${EN.nameFault(parsed.fault)}; give it a name with --names`,
          );
        }
      });
      const matrix = await classMatrixOf(open.text, judge, names, options.prompt ?? undefined);
      // Every text is read once, before the first variant: what holds the tower is better had for the run.
      await open.text.close();
      return matrix;
    },
    memory: Object.values(packs).reduce((sum, pack) => sum + (pack ? memorySize(pack.manifest, 'in-single') : 0), 0),
    again: openIn,
    close: () => open.close(),
  };
}

/**
 * What there is to say of a prior with adapters of classes: which of the set's have none.
 *
 * @param own what the classes are called that have some.
 * @param names of the set's.
 * @returns `null` where every class has its own, or all are denoised alike.
 */
export function sayWithoutAdapters(own: readonly string[], names: readonly string[]): string | null {
  const others = [...new Set(names)].filter((name) => !own.includes(name));
  if (own.length === 0 || others.length === 0) return null;
  return `the prior has no adapters for ${others.join(', ')}: denoised as before it was adapted`;
}

/**
 * What classes are called, by class folder.
 *
 * @param file of `--names`; `null` where there is none.
 * @param known names, which go after those of the file.
 */
export async function classNames(
  file: string | null,
  known: ReadonlyMap<string, string>,
): Promise<(folder: string) => string> {
  const aliases = await readAliases(file);
  return (folder) => aliases.get(folder) ?? known.get(folder) ?? className(folder);
}

async function referenceTo(pack: Pack): Promise<PackReference> {
  const { id, version } = pack.manifest;
  return { id, version, sha256: await packDigest(pack.manifest) };
}

async function factsOf(pack: Pack, role: PackFacts['role']): Promise<PackFacts> {
  const { title, licence } = pack.manifest;
  const { id, version, sha256 } = await referenceTo(pack);
  return { id, title, version, role, licence, sha256 };
}

/** A JSON object from class folders to names. */
async function readAliases(file: string | null): Promise<ReadonlyMap<string, string>> {
  if (file === null) return new Map();
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    throw new Error(sentenceOf(error, `read --names, ${file}`), { cause: error });
  });
  const json = parsed(text);
  if (typeof json !== 'object' || json === null || Object.values(json).some((name) => typeof name !== 'string')) {
    throw new Error(`Expected {"folder": "name", ...} in ${file}, got something else; correct the file.`);
  }
  return new Map(Object.entries(json as Record<string, string>));
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
