/** @file What a page does while it does not answer: a CPU profile, cut to the tasks over 50 ms. */

import type { Page } from '@playwright/test';
import type { LongTask } from './longTasks.ts';

interface ProfileNode {
  readonly id: number;
  readonly callFrame: { readonly functionName: string; readonly url: string; readonly lineNumber: number };
  readonly children?: readonly number[];
}

interface Profile {
  readonly nodes: readonly ProfileNode[];
  /** In microseconds of the browser's clock. */
  readonly startTime: number;
  readonly samples: readonly number[];
  readonly timeDeltas: readonly number[];
}

/** Microseconds between two looks. */
const EVERY = 1000;
/** Tasks that are told of, the longest first, and functions of each. */
const TOLD = { tasks: 6, functions: 14 };

/**
 * Profiles a page; names are readable in a build without minifying (`vite build --minify false`).
 *
 * @returns `take` ends a part and says what its longest tasks did.
 */
export async function profilePage(page: Page) {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Profiler.enable');
  await devtools.send('Performance.enable', { timeDomain: 'timeTicks' });
  await devtools.send('Profiler.setSamplingInterval', { interval: EVERY });
  const metric = async (name: string): Promise<number> => {
    const { metrics } = await devtools.send('Performance.getMetrics');
    return metrics.find((one) => one.name === name)?.value ?? 0;
  };
  await devtools.send('Profiler.start');
  return {
    async take(tasks: readonly LongTask[]): Promise<string> {
      const { profile } = await devtools.send('Profiler.stop');
      await devtools.send('Profiler.start');
      const origin = (await metric('NavigationStart')) * 1e6;
      return tasks
        .toSorted((a, b) => b.duration - a.duration)
        .slice(0, TOLD.tasks)
        .map((task) => toldOf(profile as Profile, task, origin))
        .join('\n');
    },
  };
}

/** Functions that a task spent most in, themselves and with what they call. */
function toldOf({ nodes, startTime, samples, timeDeltas }: Profile, { start, duration }: LongTask, origin: number) {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const parents = new Map(nodes.flatMap(({ id, children }) => (children ?? []).map((child) => [child, id] as const)));
  const [from, to] = [origin + start * 1000, origin + (start + duration) * 1000];
  const spent = new Map<string, { own: number; whole: number }>();
  let at = startTime;
  samples.forEach((sample, i) => {
    at += timeDeltas[i]!;
    if (at < from || at > to) return;
    const seen = new Set<string>();
    for (let id: number | undefined = sample; id !== undefined; id = parents.get(id)) {
      const { functionName, url, lineNumber } = byId.get(id)!.callFrame;
      const name = `${functionName || '(anonymous)'} ${url.split('/').at(-1) ?? ''}:${lineNumber + 1}`;
      const sums = spent.get(name) ?? { own: 0, whole: 0 };
      const ms = timeDeltas[i]! / 1000;
      if (id === sample) sums.own += ms;
      if (!seen.has(name)) sums.whole += ms;
      seen.add(name);
      spent.set(name, sums);
    }
  });
  const most = [...spent].toSorted(([, a], [, b]) => b.whole - a.whole).slice(0, TOLD.functions);
  return [
    `  task of ${Math.round(duration)} ms at ${(start / 1000).toFixed(1)} s`,
    ...most.map(
      ([name, { own, whole }]) => `    ${whole.toFixed(0).padStart(5)} ${own.toFixed(0).padStart(5)}  ${name}`,
    ),
  ].join('\n');
}
