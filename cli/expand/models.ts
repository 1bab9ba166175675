/** @file Everything a run needs of its two model packs. */

import { readFile } from 'node:fs/promises';
import type { ClassMatrix } from '../../src/core/judge/classMatrix.ts';
import type { Models } from '../../src/core/expansion/ports.ts';
import type { Framing } from '../../src/core/image/framing.ts';
import type { PackReference } from '../../src/export/sidecar.ts';
import { className, readName } from '../../src/packs/className.ts';
import { packDigest } from '../../src/packs/verify.ts';
import { openGuide } from '../../workers/ports/guide.ts';
import { openJudge } from '../../workers/ports/judge.ts';
import { openPrior } from '../../workers/ports/prior.ts';
import { classMatrixOf, openTextTower } from '../../workers/ports/text.ts';
import type { Pack } from '../../workers/runtime/pack.ts';
import { openJudgePack, openPriorPack, sha256 } from '../lib/pack.ts';
import { sentenceOf } from '../lib/output/systemError.ts';
import { openRuntime } from '../runtime/node.ts';
import type { ExpandOptions } from './options.ts';

export interface OpenModels {
  readonly models: Models;
  /** How an image becomes a seed. */
  readonly framing: Framing;
  /** Radius that the prior suggests, in units of its latent. */
  readonly suggestedEpsilon: number;
  readonly prompt: string;
  readonly prior: PackReference;
  readonly judge: PackReference;
  /** The text side of the judge for these class folders; what it could not read is told to `warn`. */
  readonly classMatrix: (folders: readonly string[], warn: (text: string) => void) => Promise<ClassMatrix>;
  close(): Promise<void>;
}

/**
 * Opens prior and judge.
 *
 * @param options packs, size, prompt, runtime.
 */
export async function openModels(options: ExpandOptions): Promise<OpenModels> {
  const priorPack = await openPriorPack(options.prior);
  const judgePack = await openJudgePack(options.judge);
  const aliases = await readAliases(options.names);
  const runtime = await openRuntime(options.runtime, options.threads ?? undefined);
  const prior = await openPrior(priorPack, runtime);
  const judge = await openJudge(judgePack, runtime);
  const guide = openGuide(priorPack, judgePack, runtime);
  return {
    models: { prior: prior.prior, judge: judge.judge, guide: guide.guide },
    framing: prior.framing(options.size ?? undefined),
    suggestedEpsilon: priorPack.manifest.latent.epsilon,
    prompt: options.prompt ?? judgePack.manifest.prompt,
    prior: await referenceTo(priorPack),
    judge: await referenceTo(judgePack),
    classMatrix: async (folders, warn) => {
      const tower = await openTextTower(judgePack, runtime);
      const names = folders.map((folder) => aliases.get(folder) ?? className(folder));
      names.forEach((name, i) => {
        const reading = readName(name);
        if (reading.kind === 'code') {
          warn(`class "${folders[i]!}" says little to the judge: ${reading.reason}; give it a name with --names`);
        }
      });
      const matrix = await classMatrixOf(tower, judgePack, names, options.prompt ?? undefined);
      await tower.close();
      return matrix;
    },
    close: async () => {
      await prior.close();
      await judge.close();
      await guide.close();
    },
  };
}

async function referenceTo(pack: Pack): Promise<PackReference> {
  const { id, version } = pack.manifest;
  return { id, version, sha256: await packDigest(pack.manifest, sha256) };
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
