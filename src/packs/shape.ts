import { PackError } from './error.ts';

/** Size of an axis: fixed, or a symbol (`batch`, `height`, `width`, `tokens`), divided where the graph divides (`height/8`). */
export type Dim = number | string;

/** Sizes that symbols stand for, for instance `{ batch: 4, height: 128, width: 128 }`. */
export type Bindings = Readonly<Record<string, number>>;

/** A symbol, and what it is divided by. */
interface Symbolic {
  readonly name: string;
  readonly divisor: number;
}

/** How symbols are spelled. */
export const SYMBOL = /^([a-z][a-z_]*)(?:\/([1-9][0-9]*))?$/;

function parseSymbol(dim: string): Symbolic {
  const match = SYMBOL.exec(dim);
  if (match === null) throw new PackError('shape', 'a symbol such as "batch" or "height/8"', JSON.stringify(dim));
  return { name: match[1]!, divisor: Number(match[2] ?? 1) };
}

/** The symbols of a shape. */
export const symbolsOf = (shape: readonly Dim[]): readonly string[] =>
  shape.flatMap((dim) => (typeof dim === 'number' ? [] : parseSymbol(dim).name));

/**
 * Gives a symbolic shape its numbers.
 * @param shape Numbers and symbols.
 * @param bindings A size for each symbol.
 * @returns The shape in numbers.
 * @throws PackError when a symbol has no size, or its size cannot be divided.
 */
export function resolveShape(shape: readonly Dim[], bindings: Bindings): number[] {
  return shape.map((dim) => {
    if (typeof dim === 'number') return dim;
    const { name, divisor } = parseSymbol(dim);
    const size = bindings[name];
    if (size === undefined)
      throw new PackError(dim, `a size for "${name}"`, `sizes for ${Object.keys(bindings).join(', ')}`);
    if (size % divisor !== 0) throw new PackError(dim, `a multiple of ${divisor} for "${name}"`, String(size));
    return size / divisor;
  });
}

/**
 * Compares the shape of a real tensor with a symbolic one.
 * @param shape Numbers and symbols.
 * @param actual The tensor's shape.
 * @param bindings Sizes of the symbols that are known already.
 * @returns The bindings with the symbols this shape adds, or `null` when the shapes differ.
 */
export function matchShape(shape: readonly Dim[], actual: readonly number[], bindings: Bindings = {}): Bindings | null {
  if (shape.length !== actual.length) return null;
  const found: Record<string, number> = { ...bindings };
  for (const [axis, dim] of shape.entries()) {
    const size = actual[axis]!;
    if (typeof dim === 'number') {
      if (dim !== size) return null;
      continue;
    }
    const { name, divisor } = parseSymbol(dim);
    const whole = size * divisor;
    if ((found[name] ??= whole) !== whole) return null;
  }
  return found;
}

/** A shape as people read it, for instance `[batch, 16, height/8, width/8]`. */
export function showShape(shape: readonly Dim[]): string {
  return `[${shape.join(', ')}]`;
}
