/** @file Numbers with their nouns, in German. */

import { numeralsOf } from '../numerals.ts';

export const { counted } = numeralsOf('de');
