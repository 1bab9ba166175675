/** @file Words of breaksClasses, in German. */

import type { breaksClasses as english } from '../../en/page/breaksClasses.ts';
import type { Translated } from '../../translated.ts';
import { counted } from '../counted.ts';

export const breaksClasses: Translated<typeof english> = {
  title: 'Dieses Rezept nimmt vielen Varianten, was sie zu ihrer Klasse macht.',
  soFar: (variants, kept, seeds) =>
    `Von bisher ${counted(variants, 'Variante', 'Varianten')} behalten ${kept} sie; von ihren Seeds werden ${seeds} richtig gelesen.`,
  nearer: (times) =>
    `Näher an den Originalen behalten sie mehr davon: Dieses Rezept geht ${times} dessen, was nahegelegt ist.`,
  larger: (side, preferred) =>
    `Ebenso größere Bilder: Diese haben ${side} px, am besten sind die Modelle mit ${preferred}.`,
  otherwise: 'Andere Methoden oder andere Einstellungen können mehr davon behalten.',
  halve: 'Halb so weit, im Rezept',
  change: 'Rezept ändern',
  look: 'Ansehen, was verloren ging',
};
