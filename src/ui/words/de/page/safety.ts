/** @file Words of safety, in German. */

import type { SAFETY as english } from '../../en/presets.ts';
import type { Translated } from '../../translated.ts';

export const safety: Translated<typeof english> = {
  threshold: 'Für Varianten, die ab jetzt wachsen. Regeln beim Sichten lehnen andere nach ihrem Wert ab.',
};
