/** @file What `npm run check:reference` does, without its process: arguments in, lines and an exit code out. */

import { parseArgs } from 'node:util';
import { agrees } from './compare.ts';
import { findCases, type FoundCase } from './findCases.ts';
import type { Comparison, Kind, Tools } from './kind.ts';
import { KINDS } from './kinds.ts';
import { DEVICES, type Device } from './runners/runner.ts';
import { runnerFor } from './runners/runnerFor.ts';

/** 0: everything agrees. 1: a miss. 2: nothing to run, a kind that is not known, or wrong arguments. */
export type ExitCode = 0 | 1 | 2;

const USAGE = `usage: npm run check:reference -- <folder>... [--device ${DEVICES.join('|')}]

Runs every reference case below the folders and prints its kind, its name, and its largest error against the tolerance in its file.
A case is a folder with case.json in (or at) a folder with a kind's name: ${KINDS.map(({ kind }) => kind).join(', ')}.

  --device <name>   where models run: node (WASM in this process, the default), wasm or webgpu (in Chromium)
  --packs <folder>  the starter packs, which gif-step runs on a device and in Node (public/models)
  --verbose         every quantity

Exit code: 0 where all agree, 1 on a miss, 2 where no case is found or a kind is not known.`;

/**
 * Runs the command.
 *
 * @param args the command's arguments.
 * @param print takes a line of output.
 * @param kinds the known kinds. Default: all.
 */
export async function checkReference(
  args: readonly string[],
  print: (line: string) => void,
  kinds: readonly Kind[] = KINDS,
): Promise<ExitCode> {
  const options = readOptions(args);
  if (options instanceof Error) {
    print(options.message);
    return 2;
  }
  if (options.help) {
    print(USAGE);
    return 0;
  }
  const { folders, device, packs, verbose } = options;
  const cases: FoundCase[] = [];
  for (const folder of folders) {
    const found = await findCases(folder, kinds).catch((error: unknown) => messageOf(error));
    if (typeof found === 'string' || found.length === 0) {
      print(
        `Expected cases (folders with case.json) below "${folder}", ${typeof found === 'string' ? found : 'found none'}.`,
      );
      return 2;
    }
    cases.push(...found);
  }
  const runner = runnerFor(device);
  const counts = { passed: 0, missed: 0, unknown: 0 };
  print(columns('kind', 'case', 'error', 'tolerance', ''));
  try {
    for (const { folder, kind, name } of cases) {
      if (kind === undefined) {
        print(`${name}: of no kind that is known (${kinds.map((known) => known.kind).join(', ')})`);
        counts.unknown++;
      } else if (await runCase(kind, folder, name, { device, runner, packs }, verbose, print)) counts.passed++;
      else counts.missed++;
    }
  } finally {
    await runner.close();
  }
  const { passed, missed, unknown } = counts;
  const unknownPart = unknown === 0 ? '' : `, ${unknown} of a kind that is not known`;
  print(`${passed} of ${passed + missed} cases agree on ${device}${unknownPart}`);
  return missed > 0 ? 1 : unknown > 0 ? 2 : 0;
}

/** Runs and prints one case; returns whether all of it agrees. */
async function runCase(
  { kind, check }: Kind,
  folder: string,
  name: string,
  tools: Tools,
  verbose: boolean,
  print: (line: string) => void,
): Promise<boolean> {
  const comparisons: Comparison[] = [];
  let failure: string | undefined;
  try {
    for await (const comparison of check(folder, tools)) comparisons.push(comparison);
    if (comparisons.length === 0) failure = 'nothing was compared';
  } catch (error) {
    failure = messageOf(error);
  }
  const misses = comparisons.filter((comparison) => !agrees(comparison));
  const passed = misses.length === 0 && failure === undefined;
  const { error, tolerance } = farthest(comparisons);
  print(columns(kind, name, error.toExponential(1), tolerance.toExponential(1), passed ? 'ok' : 'MISS'));
  for (const { quantity, ...figures } of verbose ? comparisons : misses) {
    print(columns('', `  ${quantity}`, figures.error.toExponential(1), figures.tolerance.toExponential(1), ''));
  }
  if (failure !== undefined) print(`    ${failure}`);
  return passed;
}

/** The comparison that uses the largest share of its tolerance; NaN before all. */
function farthest(comparisons: readonly Comparison[]): Comparison {
  const share = ({ error, tolerance }: Comparison): number =>
    Number.isNaN(error) ? Infinity : error === 0 ? 0 : error / tolerance;
  return comparisons.reduce((worst, one) => (share(one) > share(worst) ? one : worst), {
    quantity: '',
    error: comparisons.length === 0 ? NaN : 0,
    tolerance: comparisons[0]?.tolerance ?? NaN,
  });
}

interface Options {
  readonly folders: readonly string[];
  readonly device: Device;
  readonly packs: string;
  readonly verbose: boolean;
  readonly help: boolean;
}

function readOptions(args: readonly string[]): Options | Error {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        device: { type: 'string', default: 'node' },
        packs: { type: 'string', default: 'public/models' },
        verbose: { type: 'boolean', default: false },
        help: { type: 'boolean', default: false },
      },
    });
    const device = DEVICES.find((known) => known === values.device);
    if (device === undefined)
      return new Error(`Expected --device to be ${DEVICES.join(', ')}, got "${values.device}".`);
    if (positionals.length === 0 && !values.help) return new Error(USAGE);
    return { ...values, folders: positionals, device };
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
}

const columns = (kind: string, name: string, error: string, tolerance: string, verdict: string): string =>
  `${kind.padEnd(18)}${name.padEnd(36)}${error.padStart(10)}${tolerance.padStart(11)}  ${verdict}`.trimEnd();

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
