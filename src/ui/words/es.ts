/** @file All that the page says, in Spanish. */

import { PAGE } from './es/page.ts';
import { ENGLISH, type Spoken } from './spoken.ts';

export const SPANISH: Spoken = { ...ENGLISH, ...PAGE, language: 'es' };
