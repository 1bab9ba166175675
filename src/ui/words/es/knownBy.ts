/** @file What the judge knows classes by, in Spanish, as sentences end with it. */

export const KNOWN_BY = { names: 'nombres', 'names and examples': 'nombres y ejemplos', examples: 'ejemplos' };
