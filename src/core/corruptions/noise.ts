import { clampField, mapField, type Field } from './field.ts';

/** x + c n. @param normal N(0, 1) for every number of the field. */
export const gaussianNoise = (x: Field, c: number, normal: ArrayLike<number>): Field =>
  clampField(mapField(x, (value, i) => value + c * normal[i]!));

/** Counts of photons over what they stand for. @param poisson a draw of Poisson(photons x) for every number of the field. */
export const shotNoise = (x: Field, photons: number, poisson: ArrayLike<number>): Field =>
  clampField(mapField(x, (_, i) => poisson[i]! / photons));

/** Black or white instead of a number, where `flip` is no more than the amount; `salt` up to 1/2 is white. */
export const impulseNoise = (x: Field, amount: number, flip: ArrayLike<number>, salt: ArrayLike<number>): Field =>
  mapField(x, (value, i) => (flip[i]! <= amount ? (salt[i]! <= 0.5 ? 1 : 0) : value));
