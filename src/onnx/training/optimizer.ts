import type { Emitter } from '../emitter.ts';
import { TRAINING } from './names.ts';

/** How weights move. Decay may be switched off for some of them by name. */
export type Optimizer =
  | {
      /** d = g + decay p; v = momentum v + d; p -= rate (d + momentum v) with Nesterov, else rate v (PyTorch's SGD, no dampening). */
      readonly kind: 'sgd';
      /** Default 0. */
      readonly momentum?: number;
      /** Default false. */
      readonly nesterov?: boolean;
      /** Default 0. */
      readonly weightDecay?: number;
      readonly noDecay?: readonly string[];
    }
  | {
      /**
       * p *= 1 - rate decay; m = b1 m + (1 - b1) g; v = b2 v + (1 - b2) g^2; p -= rate m' / (sqrt(v') + epsilon), m' and v'
       * being m and v over what their weights sum to (Loshchilov and Hutter, 2019).
       */
      readonly kind: 'adamw';
      /** Default [0.9, 0.999]. */
      readonly betas?: readonly [number, number];
      /** Default 1e-8. */
      readonly epsilon?: number;
      /** Default 0.01. */
      readonly weightDecay?: number;
      readonly noDecay?: readonly string[];
    };

/** One vector that an optimiser carries from step to step; it begins with zeros. */
export interface StateSlot {
  readonly name: string;
  readonly length: number;
}

/** What an optimiser works on: vectors of all trained weights, those with decay first. */
export interface Update {
  readonly gradient: string;
  /** Number of weights, and of those with decay. */
  readonly length: number;
  readonly decayed: number;
}

/** The vectors that an optimiser carries for a number of weights. */
export function stateOf(optimizer: Optimizer, length: number): StateSlot[] {
  switch (optimizer.kind) {
    case 'sgd':
      return (optimizer.momentum ?? 0) === 0 ? [] : [{ name: 'training:velocity', length }];
    case 'adamw':
      return [
        { name: 'training:first-moment', length },
        { name: 'training:second-moment', length },
        { name: 'training:moment-weights', length: 2 },
      ];
    default:
      return optimizer satisfies never;
  }
}

/**
 * Emits one step of an optimiser.
 *
 * @returns names of the next parameters and of the next value of each state vector, in the order of {@link stateOf}
 */
export function emitUpdate(emit: Emitter, optimizer: Optimizer, update: Update): readonly [string, readonly string[]] {
  switch (optimizer.kind) {
    case 'sgd':
      return sgd(emit, optimizer, update);
    case 'adamw':
      return adamw(emit, optimizer, update);
    default:
      return optimizer satisfies never;
  }
}

/** A number for the weights with decay and another one for those without. */
function byDecay(emit: Emitter, { length, decayed }: Update, withDecay: number, without: number): string {
  const like = TRAINING.parameters;
  if (decayed === length) return emit.floatLike(like, [withDecay]);
  if (decayed === 0) return emit.floatLike(like, [without]);
  const repeated = (value: number, count: number): string =>
    emit.op('Expand', [emit.floatLike(like, [value], [1]), emit.ints([count])]);
  return emit.concat([repeated(withDecay, decayed), repeated(without, length - decayed)]);
}

type Of<K extends Optimizer['kind']> = Extract<Optimizer, { kind: K }>;

function sgd(emit: Emitter, optimizer: Of<'sgd'>, update: Update): readonly [string, readonly string[]] {
  const { momentum = 0, nesterov = false, weightDecay = 0 } = optimizer;
  const p = TRAINING.parameters;
  const decayed = weightDecay !== 0 && update.decayed > 0;
  const d = decayed
    ? emit.add(update.gradient, emit.mul(p, byDecay(emit, update, weightDecay, 0)))
    : update.gradient;
  const moved = (direction: string): string => emit.sub(p, emit.mul(direction, TRAINING.rate));
  if (momentum === 0) return [moved(d), []];
  const [velocity] = stateOf(optimizer, update.length);
  const v = emit.add(emit.scale(velocity!.name, momentum), d);
  return [moved(nesterov ? emit.add(d, emit.scale(v, momentum)) : v), [v]];
}

/**
 * The bias correction 1 - b^t is the sum of the weights that a moment gives its gradients, and it is carried as such: its
 * recursion c = b c + (1 - b) loses no digits where 1 - b^t does, at the first steps of b = 0.999 in float32.
 */
function adamw(emit: Emitter, optimizer: Of<'adamw'>, update: Update): readonly [string, readonly string[]] {
  const { betas = [0.9, 0.999], epsilon = 1e-8, weightDecay = 0.01 } = optimizer;
  const p = TRAINING.parameters;
  const g = update.gradient;
  const [first, second, weights] = stateOf(optimizer, update.length);
  const moment = (old: string, beta: number, value: string): string =>
    emit.add(emit.scale(old, beta), emit.scale(value, 1 - beta));
  const m = moment(first!.name, betas[0], g);
  const v = moment(second!.name, betas[1], emit.mul(g, g));
  const rest = betas.map((beta) => 1 - beta);
  const sums = emit.add(
    emit.mul(weights!.name, emit.floatLike(p, betas, [2])),
    emit.floatLike(p, rest, [2]),
  );
  const [one, two] = emit.many('Split', [sums, emit.ints([1, 1])], {}, 2);
  const root = emit.op('Sqrt', [emit.div(v, two!)]);
  const direction = emit.div(emit.div(m, one!), emit.shift(root, epsilon));
  const rate = emit.reshape(TRAINING.rate, [1]);
  const decayed = weightDecay !== 0 && update.decayed > 0;
  const kept = decayed
    ? emit.mul(p, emit.sub(emit.floatLike(p, [1]), emit.mul(byDecay(emit, update, weightDecay, 0), rate)))
    : p;
  return [emit.sub(kept, emit.mul(direction, rate)), [m, v, sums]];
}
