/** @file Numbers with their nouns, in English. */

import { numeralsOf } from '../numerals.ts';

/** "1 class", "2 classes", "1,200 images". @param plural default: the noun with an s. */
export const { counted, percent, rounded } = numeralsOf('en');
