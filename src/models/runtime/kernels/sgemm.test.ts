import { describe, expect, it } from 'vitest';
import { bytesOfCode, I32, i32, unsigned } from './assembler.ts';
import { declared, PARAMETERS, sgemmTile } from './sgemm.ts';

type Kernel = (
  a: number,
  b: number,
  c: number,
  countK: number,
  countM: number,
  countN: number,
  strideA: number,
  strideC: number,
  alpha: number,
) => number;

const F32 = 0x7d;
const PAGE = 65_536;

/** A module of one function: the tile, then 0 for what it does not take. */
async function instantiate(adds: boolean): Promise<{ readonly kernel: Kernel; readonly memory: Float32Array }> {
  const { locals, code } = sgemmTile(PARAMETERS, adds);
  const body = [...unsigned(locals.length), ...declared(locals), ...bytesOfCode([code, i32.value(0)]), 0x0b];
  const text = (value: string) => [value.length, ...Array.from(value, (letter) => letter.charCodeAt(0))];
  const section = (id: number, ...content: number[]) => [id, ...unsigned(content.length), ...content];
  const wasm = Uint8Array.from([
    ...[0, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
    ...section(1, 1, 0x60, PARAMETERS, ...Array.from({ length: 8 }, () => I32), F32, 1, I32),
    ...section(3, 1, 0),
    ...section(5, 1, 0, 4),
    ...section(7, 2, ...text('kernel'), 0, 0, ...text('memory'), 2, 0),
    ...section(10, 1, ...unsigned(body.length), ...body),
  ]);
  const { instance } = await WebAssembly.instantiate(wasm);
  const { kernel, memory } = instance.exports as { kernel: Kernel; memory: WebAssembly.Memory };
  return { kernel, memory: new Float32Array(memory.buffer) };
}

/** Places in memory, in numbers; C has room to both sides that nobody may touch. */
const PLACE = { a: 1, b: PAGE / 4 + 3, c: (3 * PAGE) / 4 + 5 };
const number = (at: number): number => Math.fround(Math.sin(12.9898 * at) * 3);

interface Product {
  readonly m: number;
  readonly n: number;
  readonly k: number;
  readonly alpha: number;
  readonly adds: boolean;
}

const STRIDE_A = 70;
const STRIDE_C = 50;

/** The four rows that are due, sum by sum in float32 as the runtime takes them; B is packed in panels of 16 columns. */
function expected(before: Float32Array, { n, k, alpha, adds }: Product): Float32Array {
  const after = before.slice();
  for (let row = 0; row < 4; row++) {
    for (let column = 0; column < n; column++) {
      let sum = 0;
      for (let i = 0; i < k; i++) {
        const ofA = before[PLACE.a + row * STRIDE_A + i]!;
        const ofB = before[PLACE.b + Math.floor(column / 16) * 16 * k + i * 16 + (column % 16)]!;
        sum = Math.fround(sum + Math.fround(ofA * ofB));
      }
      const at = PLACE.c + row * STRIDE_C + column;
      const scaled = Math.fround(sum * Math.fround(alpha));
      after[at] = adds ? Math.fround(before[at]! + scaled) : scaled;
    }
  }
  return after;
}

async function multiplied(product: Product) {
  const { kernel, memory } = await instantiate(product.adds);
  memory.forEach((_, at) => (memory[at] = number(at)));
  const before = memory.slice();
  const { m, n, k, alpha } = product;
  const done = kernel(4 * PLACE.a, 4 * PLACE.b, 4 * PLACE.c, k, m, n, STRIDE_A, STRIDE_C, alpha);
  return { done, before, after: memory.slice() };
}

describe.each([{ adds: false }, { adds: true }])('the tile of four rows (adds: $adds)', ({ adds }) => {
  it.each([
    { m: 4, n: 16, k: 1, alpha: 1 },
    { m: 4, n: 16, k: 2, alpha: 0.3 },
    { m: 5, n: 32, k: 7, alpha: -2 },
    { m: 160, n: 48, k: 64, alpha: 1 },
  ])('computes four of $m rows, $n columns, $k products each, times $alpha, to the bit', async (shape) => {
    const product = { ...shape, adds };
    const { done, before, after } = await multiplied(product);
    expect(done).toBe(4);
    expect(after).toEqual(expected(before, product));
  });

  it.each([
    { why: 'fewer than four rows', m: 3, n: 16, k: 4 },
    { why: 'columns that fill no panel', m: 4, n: 15, k: 4 },
    { why: 'columns beyond a panel', m: 4, n: 17, k: 4 },
    { why: 'no columns', m: 4, n: 0, k: 4 },
    { why: 'no products', m: 4, n: 16, k: 0 },
  ])('leaves $why to the code that follows', async (shape) => {
    const { done, before, after } = await multiplied({ ...shape, alpha: 1, adds });
    expect(done).toBe(0);
    expect(after).toEqual(before);
  });
});
