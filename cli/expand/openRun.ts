/** @file A run that can begin: its data set and its models are open, and every seed was read once. */

import { adaptFor } from './adapt.ts';
import { demandFolders } from './backgrounds.ts';
import { continued } from './continued.ts';
import { openInput, sayProject, type ExpandInput } from './earlierProject.ts';
import { classNames, openExpandModels, type ExpandModels } from './models.ts';
import type { GivenOptions } from './options.ts';
import { pickedBefore, pickFor } from './pick.ts';
import { sayRuntime } from '../runtime/node.ts';
import type { Prepared } from './prepare.ts';
import { proposeFor } from './propose.ts';
import { readDataset } from './readDataset.ts';

/** What a run is made of. */
export interface ReadyRun {
  readonly input: ExpandInput;
  readonly options: GivenOptions;
  readonly open: ExpandModels;
  readonly prepared: Prepared;
}

/** How a run comes by what it knows of the whole set. */
export interface Beginning {
  /** Told what is open, before the seeds are read: refuses what cannot end well. Default: nothing is refused. */
  readonly demand?: (run: Omit<ReadyRun, 'prepared'>) => Promise<void>;
  /** Whether no model computes anything: then they are opened for what they say of themselves, whatever runtime they were for. Default: false. */
  readonly idle?: boolean;
  /** What was found out before. Default: every seed is read. */
  readonly known?: (run: Omit<ReadyRun, 'prepared'>, print: (line: string) => void) => Promise<Prepared>;
}

/**
 * Opens a run, does something with it, and closes it.
 *
 * @param given what was asked for.
 * @param print takes a line of what is said.
 * @param beginning what is different from a plain run.
 * @param work gets the run.
 * @returns what the work comes to.
 */
export async function withRun<Result>(
  given: GivenOptions,
  print: (line: string) => void,
  { demand, idle = false, known = readAll }: Beginning,
  work: (run: ReadyRun) => Promise<Result>,
): Promise<Result> {
  if (!idle) print(sayRuntime(given.runtime, given.threads ?? undefined));
  await demandFolders(given);
  const input = await openInput(given.input, given.hints);
  try {
    const { options: asked, names } = continued(given, input.project);
    if (input.project) for (const line of sayProject(input.project)) print(line);
    const options = asked.adapt
      ? { ...asked, prior: await adaptFor(input, asked, await classNames(asked.names, names), print) }
      : asked;
    const open = await openExpandModels(idle ? { ...options, runtime: 'wasm' } : options, names);
    try {
      const begun = { input, options, open };
      await demand?.(begun);
      return await work({ ...begun, prepared: await known(begun, print) });
    } finally {
      await open.close();
    }
  } finally {
    await input.dataset.close();
  }
}

/** Reads every seed; proposes methods and picks pictures where that is asked for. */
async function readAll(
  { input, options, open }: Omit<ReadyRun, 'prepared'>,
  print: (line: string) => void,
): Promise<Prepared> {
  const read = await readDataset(input, options, open, print);
  const planned = options.proposed
    ? await proposeFor(read, open, options, options.trial ? options : null, print)
    : read;
  const withPicked = { ...planned, picked: pickedBefore(input.project, planned, print) };
  const fresh = await pickFor(withPicked, options, open, print);
  return { ...withPicked, picked: [...withPicked.picked, ...fresh] };
}
