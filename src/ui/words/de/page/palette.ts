/** @file Words of palette, in German. */

import type { PALETTE as english } from '../../en/reviewing.ts';
import type { Translated } from '../../translated.ts';
import { counted } from '../counted.ts';

export const palette: Translated<typeof english> = {
  open: 'Klasse…',
  key: 'Einer anderen Klasse zuordnen (L)',
  title: (pictures) => `${counted(pictures, 'Bild', 'Bilder')} einer anderen Klasse zuordnen`,
  filter: 'Klasse',
  keep: 'Die Klasse des Ordners',
  none: 'Keine Klasse heißt so.',
  hint: 'Tippen Sie einen Teil des Namens; Enter nimmt die erste.',
};
