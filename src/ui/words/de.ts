/** @file All that the page says, in German. */

import { PAGE } from './de/page.ts';
import { ENGLISH, type Spoken } from './spoken.ts';

export const GERMAN: Spoken = { ...ENGLISH, ...PAGE, language: 'de' };
