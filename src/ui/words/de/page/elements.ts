/** @file Words of elements, in German. */

import type { elements as english } from '../../en/page/elements.ts';
import type { Translated } from '../../translated.ts';
import { counted } from '../counted.ts';

export const elements: Translated<typeof english> = {
  /** Between what is listed, between parts of a sentence, and at its end. */
  comma: ', ',
  semicolon: '; ',
  stop: '.',
  between: ' ',
  shareOfShown: (name) => `Sichtbarer Anteil von ${name}`,
  step: 'Schritt',
  close: 'Schließen',
  betweenAnd: (minimum, maximum) => `Zwischen ${minimum} und ${maximum}.`,
  from: (label) => `${label} von`,
  to: (label) => `${label} bis`,
  howMuchOfThe: 'Wie viel der Kugel wird genutzt?',
  shareOfEpsilonEach: 'Anteil von Epsilon je latentem Kanal',
  ofAtTheBorder: (full, shares) => `; ${full} von ${shares} am Rand`,
  channel: (i, share) => `Kanal ${i} ${share}`,
  channel2: (i, share) => `Kanal ${i}: ${share}`,
  allClasses: 'alle Klassen',
  fromTo: (edges, edges2) => `von ${edges} bis ${edges2}`,
  countedVariants: (n) => counted(n, 'Variante', 'Varianten'),
  ofWord: (name) => ` von ${name}`,
  to2: (name, values, at) => `${name} ${values} bis ${at}`,
  class: 'Klasse',
  seed: 'Seed',
  variant: 'Variante',
  time: {
    underASecond: 'unter einer Sekunde',
    second: (n) => `${n} s`,
    minute: (n) => `${n} min`,
    hour: (n) => `${n} h`,
    justNow: 'gerade eben',
    ago: (time) => `vor ${time}`,
    yesterday: 'gestern',
    daysAgo: (n) => `vor ${n} Tagen`,
  },
};
