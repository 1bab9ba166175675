/** @file Words of match, in German. */

import type { MATCH as english } from '../../en/exporting.ts';
import type { Translated } from '../../translated.ts';

export const match: Translated<typeof english> = {
  lead: 'Ihre Originale und die Varianten, die Sie behalten, alle in einer Größe und einem Format, fertig zum Trainieren. Ohne diese Wahl enthält ein Zip Ihre Originale Byte für Byte und öffnet sich hier wieder.',
  title: 'Originale und neue Bilder angleichen',
  choice: 'Jedes Bild in einer Größe und einem Format',
  why: 'Sonst kann ein Netz „kleines PNG“ lernen statt dessen, was darauf ist. Auch Ihre Originale werden als Quadrate geschrieben; so ein Zip ist zum Trainieren und öffnet sich hier nicht wieder. Ihr Projekt bleibt in diesem Browser.',
  side: 'Seite, in Pixeln',
  fit: 'Was nicht quadratisch ist',
  fits: {
    crop: 'Auf die Mitte zuschneiden',
    pad: 'Rundum auffüllen',
  },
  seen: 'Wie sie geschrieben werden',
  original: 'ein Original',
  variant: 'eine Variante',
  grey: 'Ein Wert je Pixel, da Ihre Originale keine Farbe haben.',
};
