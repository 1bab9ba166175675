/** @file What a translation must have. */

/** The type of a translation of `English`: texts stay texts, functions keep their arguments, the same keys everywhere. */
export type Translated<English> = {
  readonly [Key in keyof English]: English[Key] extends (...args: infer Args) => string
    ? (...args: Args) => string
    : English[Key] extends string
      ? string
      : Translated<English[Key]>;
};
