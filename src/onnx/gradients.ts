import type { Emitter } from './emitter.ts';

/** A gradient that is zero outside [start, start + length) of one axis, as a Slice or Gather of one piece leaves. */
export interface Piece {
  readonly kind: 'piece';
  readonly name: string;
  readonly axis: number;
  readonly start: number;
  readonly length: number;
}

/** What a rule says about one input: the name of its gradient, a piece of it, or undefined for zero or not wanted. */
export type Contribution = string | Piece | undefined;

/** Gradients as they arrive from the consumers of every value; they are summed when the value's own turn comes. */
export class Gradients {
  private readonly arrived = new Map<string, (string | Piece)[]>();

  constructor(private readonly emit: Emitter) {}

  /** Takes one consumer's contribution. */
  add(value: string, contribution: Contribution): void {
    if (contribution === undefined) return;
    const list = this.arrived.get(value);
    if (list) list.push(contribution);
    else this.arrived.set(value, [contribution]);
  }

  /** The sum of all contributions to a value, or undefined when there are none (the gradient is zero). */
  of(value: string): string | undefined {
    const list = this.arrived.get(value);
    if (!list) return undefined;
    const { emit } = this;
    const shape = emit.facts.shapeOf(value);
    const whole = list.filter((part) => typeof part === 'string');
    const pieces = list.filter((part) => typeof part !== 'string');
    const joined = joinPieces(emit, value, pieces);
    const sum = [...whole, ...joined].reduce((a, b) => emit.add(a, b));
    if (shape) emit.facts.setShape(sum, shape);
    this.arrived.set(value, [sum]);
    return sum;
  }
}

/** Pieces that tile the value along one axis are concatenated; others are padded with zeros. */
function joinPieces(emit: Emitter, value: string, pieces: readonly Piece[]): string[] {
  const [first] = pieces;
  if (first === undefined) return [];
  const shape = emit.facts.shapeOf(value) ?? [];
  const sorted = [...pieces].sort((a, b) => a.start - b.start);
  let end = 0;
  const tiles = sorted.every((piece) => {
    const fits = piece.axis === first.axis && piece.start === end;
    end = piece.start + piece.length;
    return fits;
  });
  if (tiles && end === shape[first.axis]) {
    return [
      emit.concat(
        sorted.map((piece) => piece.name),
        first.axis,
      ),
    ];
  }
  return pieces.map((piece) => {
    const size = shape[piece.axis];
    const rest = typeof size === 'number' ? size - piece.start - piece.length : 0;
    return emit.op('Pad', [piece.name, emit.ints([piece.start, rest]), '', emit.ints([piece.axis])]);
  });
}
