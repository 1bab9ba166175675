/** @file Numbers, and their nouns, in Chinese. */

import { numeralsOf } from '../numerals.ts';

export const { counted, figure, percent, rounded } = numeralsOf('zh');
