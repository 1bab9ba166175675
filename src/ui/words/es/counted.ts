/** @file Numbers with their nouns, in Spanish. */

import { numeralsOf } from '../numerals.ts';

export const { counted } = numeralsOf('es');
