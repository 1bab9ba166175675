/** @file Words of grey, in German. */

import type { GREY as english } from '../../en/grey.ts';
import type { Translated } from '../../translated.ts';

export const grey: Translated<typeof english> = {
  title: 'Ihre Bilder haben keine Farbe; Varianten bekommen auch keine.',
  colourful: 'Ihre Bilder haben keine Farbe; Varianten können welche bekommen.',
  switch: 'Varianten grau lassen',
};
