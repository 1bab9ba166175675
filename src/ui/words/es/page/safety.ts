/** @file Words of safety, in Spanish. */

import type { SAFETY as english } from '../../en/presets.ts';
import type { Translated } from '../../translated.ts';

export const safety: Translated<typeof english> = {
  threshold: 'De las variantes cultivadas a partir de ahora. Las reglas de Revisar rechazan otras por su puntuación.',
};
