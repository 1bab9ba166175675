/** @file Long computations in steps: whoever must answer between them draws them one at a time. */

/** Yields after every step how many multiplications it took, about; returns the result. */
export type Steps<Result> = Generator<number, Result, void>;

/** The result, all steps at once. */
export function finished<Result>(steps: Steps<Result>): Result {
  for (;;) {
    const next = steps.next();
    if (next.done === true) return next.value;
  }
}

/** What is made of every item, an item a step that costs so many multiplications. */
export function* mapInSteps<Item, Made>(
  items: Iterable<Item>,
  cost: number,
  make: (item: Item, index: number) => Made,
): Steps<Made[]> {
  const made: Made[] = [];
  for (const item of items) {
    made.push(make(item, made.length));
    yield cost;
  }
  return made;
}
