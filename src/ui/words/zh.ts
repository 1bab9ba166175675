/** @file All that the page says, in Chinese. */

import { PAGE } from './zh/page.ts';
import { ENGLISH, type Spoken } from './spoken.ts';

export const CHINESE: Spoken = { ...ENGLISH, ...PAGE, language: 'zh' };
