/**
 * @file The inner loops of single-precision matrix multiplication, C = alpha A B or C = C + alpha A B, in WebAssembly.
 *
 * onnxruntime-web multiplies two rows of A by 16 columns of B, two steps of k at a time. The compiler of Chromium and Node loads what both
 * steps need first, and then the sixteen registers of an x86 processor do not hold it: half of the sums go through memory at every step. Four
 * rows by eight columns, one step at a time, need eight sums, two vectors of B and four numbers of A (`docs/speed.md` has figures).
 *
 * Every element of C is the same sum in the same order, so that its bits are the same.
 */

import { f32x4, get, I32, i32, leave, repeat, set, tee, unsigned, V128, when, type Code } from './assembler.ts';

/** Parameters of the runtime's kernel (`MlasSgemmKernelZero`, `MlasSgemmKernelAdd`), in their order. Pointers are bytes, strides elements. */
const [A, B, C, COUNT_K, COUNT_M, COUNT_N, STRIDE_A, STRIDE_C, ALPHA] = [0, 1, 2, 3, 4, 5, 6, 7, 8] as const;
/** How many parameters these are: locals are counted from there. */
export const PARAMETERS = 9;

const ROWS = 4;
/** Vectors of four columns. */
const VECTORS = 2;
/** Columns of a panel of B: the runtime packs it so that the 16 numbers of one k lie beside each other, and the next k's after them. */
const PANEL = 16;
const FLOAT = 4;
const VECTOR = 4 * FLOAT;

const rows = Array.from({ length: ROWS }, (_, row) => row);
const vectors = Array.from({ length: VECTORS }, (_, at) => at);
/** Parts of a panel, a tile each. */
const parts = Array.from({ length: PANEL / (4 * VECTORS) }, (_, part) => part);

const plus = (bytes: number): Code => [i32.value(bytes), i32.add];
/** Moves a pointer. */
const advance = (pointer: number, bytes: number): Code => [get(pointer), plus(bytes), set(pointer)];
/** Pointers of rows: the first from a parameter, each next one a stride further. */
const startRows = (pointers: readonly number[], first: number, stride: number): Code => [
  [get(first), set(pointers[0]!)],
  ...pointers
    .slice(1)
    .map((pointer, at): Code => [get(pointers[at]!), get(stride), i32.value(2), i32.shiftLeft, i32.add, set(pointer)]),
];

export interface Tile {
  /** Locals that it needs after those that are there: counts and types, as a function declares them. */
  readonly locals: readonly (readonly [count: number, type: number])[];
  readonly code: Code;
}

/**
 * What is put before the runtime's kernel: it computes four rows and returns 4, the number of rows that are done, where there are four
 * rows and whole panels. For everything else the runtime's own code follows.
 *
 * @param firstLocal the first number of a local that the function does not use.
 * @param adds whether C is added to, and not overwritten.
 */
export function sgemmTile(firstLocal: number, adds: boolean): Tile {
  let next = firstLocal;
  const local = () => next++;
  const [b, k, columns] = [local(), local(), local()];
  const a = rows.map(local);
  const c = rows.map(local);
  const integers = next - firstLocal;
  const sums = rows.map(() => vectors.map(local));
  const ofB = vectors.map(local);
  const [ofA, alpha] = [local(), local()];

  const clear = sums.flat().map((sum): Code => [f32x4.zero, set(sum)]);
  const step: Code = [
    vectors.map((at) => [get(b), f32x4.load(at * VECTOR), set(ofB[at]!)]),
    rows.map((row) => [
      [get(a[row]!), f32x4.loadSplat(0), set(ofA)],
      vectors.map((at) => {
        const sum = sums[row]![at]!;
        return [get(sum), get(ofA), get(ofB[at]!), f32x4.multiply, f32x4.add, set(sum)];
      }),
    ]),
    a.map((pointer) => advance(pointer, FLOAT)),
    advance(b, PANEL * FLOAT),
  ];
  const store = (part: number): Code =>
    rows.map((row) =>
      vectors.map((at): Code => {
        const offset = (part * VECTORS + at) * VECTOR;
        const scaled: Code = [get(sums[row]![at]!), get(alpha), f32x4.multiply];
        const sum: Code = adds ? [get(c[row]!), f32x4.load(offset), scaled, f32x4.add] : scaled;
        return [get(c[row]!), sum, f32x4.store(offset)];
      }),
    );
  const tile = (part: number): Code => [
    clear,
    startRows(a, A, STRIDE_A),
    [get(B), plus(part * VECTORS * VECTOR), set(b)],
    [get(COUNT_K), set(k)],
    repeat(step, get(k), i32.value(1), i32.subtract, tee(k)),
    store(part),
  ];

  const fourRows: Code = [get(COUNT_M), i32.value(ROWS), i32.atLeast];
  const wholePanels: Code = [get(COUNT_N), i32.value(PANEL - 1), i32.and, i32.isZero];
  const something = (count: number): Code => [get(count), i32.isZero, i32.isZero];
  const code: Code = [
    [fourRows, wholePanels, i32.and, something(COUNT_N), i32.and, something(COUNT_K), i32.and],
    when(
      [get(ALPHA), f32x4.splat, set(alpha)],
      startRows(c, C, STRIDE_C),
      [get(COUNT_N), set(columns)],
      repeat(
        parts.map(tile),
        c.map((pointer) => advance(pointer, PANEL * FLOAT)),
        // The next panel lies after all k of this one.
        [get(B), get(COUNT_K), i32.value(Math.log2(PANEL * FLOAT)), i32.shiftLeft, i32.add, set(B)],
        [get(columns), i32.value(PANEL), i32.subtract, tee(columns)],
      ),
      i32.value(ROWS),
      leave,
    ),
  ];
  return {
    locals: [
      [integers, I32],
      [next - firstLocal - integers, V128],
    ],
    code,
  };
}

/** Declarations of locals, as they stand in a function's body. */
export const declared = (locals: Tile['locals']): number[] =>
  locals.flatMap(([count, type]) => [...unsigned(count), type]);
