/** @file Runs a procedure that reports as it goes, for callers that listen instead of asking. */

/**
 * Runs a generator to its end.
 *
 * @param procedure such as `imagine(...)`.
 * @param onEvent called with every event, in order; the procedure goes on when it is done with one.
 * @param isCancelled asked after every event; true ends the procedure there.
 * @returns the procedure's result, or null where it was cancelled.
 */
export async function drive<Event, Result>(
  procedure: AsyncGenerator<Event, Result, void>,
  onEvent: (event: Event) => unknown = () => undefined,
  isCancelled: () => boolean = () => false,
): Promise<Result | null> {
  for (;;) {
    const next = await procedure.next();
    if (next.done === true) return next.value;
    await onEvent(next.value);
    if (isCancelled()) {
      // The generator's own clean-up ends in `undefined`, whatever its result's type: nothing was made.
      await procedure.return(undefined as never);
      return null;
    }
  }
}
