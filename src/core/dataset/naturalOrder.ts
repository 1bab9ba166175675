/** @file The order in which people count: `2` before `10`, and everything else by code unit, the same everywhere. */

const RUNS = /\d+|\D+/gu;

/**
 * Compares two names so that the numbers in them stand in numeric order.
 *
 * @returns negative, 0 or positive, as for `Array.sort`; 0 for equal names only.
 */
export function byNaturalOrder(a: string, b: string): number {
  const [left, right] = [a.match(RUNS) ?? [], b.match(RUNS) ?? []];
  for (let i = 0; i < left.length && i < right.length; i++) {
    const order = byRun(left[i]!, right[i]!);
    if (order !== 0) return order;
  }
  return left.length - right.length || byCodeUnit(a, b);
}

function byRun(a: string, b: string): number {
  if (!/^\d/u.test(a) || !/^\d/u.test(b)) return byCodeUnit(a, b);
  const [left, right] = [a.replace(/^0+(?=\d)/u, ''), b.replace(/^0+(?=\d)/u, '')];
  // Of two numbers without leading zeros the longer one is the greater: no number is too long for this.
  return left.length - right.length || byCodeUnit(left, right);
}

const byCodeUnit = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
