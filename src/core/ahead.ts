/** @file Work that is begun some items ahead of the one that is taken: what mostly waits for other processes waits together. */

/** How far ahead. */
export interface Ahead<Item> {
  /** Items under way at a time, at least 1; more are begun when half of them are done, so that what they ask for is asked for together. */
  readonly most: number;
  /** What an item weighs, such as its bytes. Default: nothing. */
  readonly weigh?: (item: Item) => number;
  /** What those under way may weigh together; one that is heavier goes alone. Default: anything. */
  readonly weight?: number;
}

/**
 * Does something with every item, in order.
 *
 * @param items to take.
 * @param work begun for an item, a few ahead of its turn.
 * @param bounds how far ahead.
 * @returns the results in the order of the items.
 * @throws what the work of an item throws, when it is that item's turn.
 */
export async function* ahead<Item, Result>(
  items: Iterable<Item>,
  work: (item: Item) => Promise<Result>,
  { most, weigh = () => 0, weight = Infinity }: Ahead<Item>,
): AsyncGenerator<Result, void, undefined> {
  const underWay: { readonly result: Promise<Result>; readonly weighs: number }[] = [];
  const waiting = items[Symbol.iterator]();
  let next = waiting.next();
  let total = 0;
  const begin = (): void => {
    while (next.done !== true && underWay.length < most) {
      const weighs = weigh(next.value);
      if (underWay.length > 0 && total + weighs > weight) return;
      const result = work(next.value);
      // It is awaited when its turn comes, which it never does where an earlier one failed.
      result.catch(() => undefined);
      underWay.push({ result, weighs });
      total += weighs;
      next = waiting.next();
    }
  };
  begin();
  while (underWay.length > 0) {
    const { result, weighs } = underWay[0]!;
    yield await result;
    underWay.shift();
    total -= weighs;
    if (underWay.length <= most / 2) begin();
  }
}
