/** @file Numbers, and their nouns, in Spanish. */

import { numeralsOf } from '../numerals.ts';

export const { counted, figure, percent, rounded } = numeralsOf('es');
