/** @file Events on their way to the page: a few times a second and not one by one. */

import type { Callback } from '../../src/protocol/job.ts';

/** How long events are collected before they cross, in milliseconds. */
const COLLECT = 100;

export function collected<Event>(onEvents: Callback<[events: readonly Event[]]>) {
  let waiting: Event[] = [];
  let since = performance.now();
  const flush = async () => {
    const events = waiting;
    waiting = [];
    // Reading waits for the page: it never has more than one batch to take.
    if (events.length > 0) await onEvents(events);
    since = performance.now();
  };
  const add = async (event: Event) => {
    waiting.push(event);
    if (performance.now() - since > COLLECT) await flush();
  };
  return { add, flush };
}
