/** @file Numbers, and their nouns, in German. */

import { numeralsOf } from '../numerals.ts';

const words = numeralsOf('de');
export const { figure, percent, rounded } = words;

/** A number with its noun, whose plural is always said: no rule makes it of the singular. */
export const counted: (value: number, one: string, other: string) => string = words.counted;
