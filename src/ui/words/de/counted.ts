/** @file Numbers, and their nouns, in German. */

import { numeralsOf } from '../numerals.ts';

export const { counted, figure, percent, rounded } = numeralsOf('de');
