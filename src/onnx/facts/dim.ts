/**
 * Sizes known as numbers or as polynomials of named sizes.
 *
 * A model with dynamic axes says "b x 3 x h x w"; most questions of reverse mode (was this axis broadcast? what is the
 * size that a -1 stands for?) still have one answer for every b, h and w. Polynomials in canonical order find it.
 */

/** A sum of monomials: names joined by "*" (the empty name for the constant) with integer factors. */
export interface Polynomial {
  readonly key: string;
  readonly terms: ReadonlyMap<string, number>;
}

/** A size: a number, or a polynomial that is not constant. */
export type Dim = number | Polynomial;

/** A shape whose rank is known. */
export type Shape = readonly Dim[];

const termsOf = (dim: Dim): ReadonlyMap<string, number> =>
  typeof dim === 'number' ? new Map(dim === 0 ? [] : [['', dim]]) : dim.terms;

function fromTerms(terms: ReadonlyMap<string, number>): Dim {
  const kept = [...terms].filter(([, factor]) => factor !== 0).sort(([a], [b]) => (a < b ? -1 : 1));
  if (kept.length === 0) return 0;
  if (kept.length === 1 && kept[0]?.[0] === '') return kept[0][1];
  const key = kept.map(([name, factor]) => (name === '' ? `${factor}` : `${factor === 1 ? '' : `${factor}*`}${name}`));
  return { key: key.join('+'), terms: new Map(kept) };
}

/** The size with the given name; "*" and "+" inside are replaced, since they are the polynomial's own. */
export const symbol = (name: string): Dim => fromTerms(new Map([[name.replaceAll('*', '×').replaceAll('+', '＋'), 1]]));

/** Whether two sizes are certainly equal. */
export const sameDim = (a: Dim, b: Dim): boolean =>
  typeof a === 'number' || typeof b === 'number' ? a === b : a.key === b.key;

/** Text of a size, as used for dimension names in the written model. */
export const dimText = (dim: Dim): string => (typeof dim === 'number' ? String(dim) : dim.key);

/** a + b. */
export function addDims(a: Dim, b: Dim): Dim {
  if (typeof a === 'number' && typeof b === 'number') return a + b;
  const sum = new Map(termsOf(a));
  for (const [name, factor] of termsOf(b)) sum.set(name, (sum.get(name) ?? 0) + factor);
  return fromTerms(sum);
}

/** a - b. */
export const subtractDims = (a: Dim, b: Dim): Dim => addDims(a, multiplyDims(b, -1));

const monomial = (a: string, b: string): string =>
  [...(a === '' ? [] : a.split('*')), ...(b === '' ? [] : b.split('*'))].sort().join('*');

/** a b. */
export function multiplyDims(a: Dim, b: Dim): Dim {
  if (typeof a === 'number' && typeof b === 'number') return a * b;
  const product = new Map<string, number>();
  for (const [left, p] of termsOf(a)) {
    for (const [right, q] of termsOf(b)) {
      const name = monomial(left, right);
      product.set(name, (product.get(name) ?? 0) + p * q);
    }
  }
  return fromTerms(product);
}

/** The product of a list of sizes. */
export const productOf = (dims: readonly Dim[]): Dim =>
  dims.reduce<Dim>((product, dim) => multiplyDims(product, dim), 1);

/** a / b where that is a whole polynomial, else undefined. */
export function divideExactly(a: Dim, b: Dim): Dim | undefined {
  const divisor = [...termsOf(b)];
  if (divisor.length !== 1 || divisor[0] === undefined) return sameDim(a, b) ? 1 : undefined;
  const [name, factor] = divisor[0];
  const quotient = new Map<string, number>();
  for (const [term, coefficient] of termsOf(a)) {
    const rest = term === '' ? [] : term.split('*');
    for (const part of name === '' ? [] : name.split('*')) {
      const at = rest.indexOf(part);
      if (at < 0) return undefined;
      rest.splice(at, 1);
    }
    if (coefficient % factor !== 0) return undefined;
    quotient.set(rest.join('*'), coefficient / factor);
  }
  return fromTerms(quotient);
}

/** floor(a / n), as a new name when the division leaves a rest that depends on the size. */
export function floorDivide(a: Dim, n: Dim): Dim {
  if (typeof a === 'number' && typeof n === 'number') return Math.floor(a / n);
  return divideExactly(a, n) ?? symbol(`floor((${dimText(a)})/(${dimText(n)}))`);
}

/** Whether two shapes are certainly equal. */
export const sameShape = (a: Shape, b: Shape): boolean =>
  a.length === b.length && a.every((dim, i) => sameDim(dim, b[i] ?? NaN));

/** The shape as numbers when every size is known. */
export const staticShape = (shape: Shape | undefined): number[] | undefined =>
  shape?.every((dim): dim is number => typeof dim === 'number') ? [...shape] : undefined;

/** The numpy broadcast of two shapes: an axis of size 1 gives way, unknown sizes are taken to agree with known ones. */
export function broadcastShapes(a: Shape, b: Shape): Shape {
  const rank = Math.max(a.length, b.length);
  return Array.from({ length: rank }, (_, i) => {
    const left = a[i - rank + a.length] ?? 1;
    const right = b[i - rank + b.length] ?? 1;
    if (left === 1) return right;
    if (right === 1 || sameDim(left, right)) return left;
    if (typeof left === 'number') return left;
    if (typeof right === 'number') return right;
    return symbol(`broadcast(${left.key},${right.key})`);
  });
}
