/** @file What the judge knows classes by, in German, as sentences end with it. */

export const KNOWN_BY = { names: 'Namen', 'names and examples': 'Namen und Beispielen', examples: 'Beispielen' };
