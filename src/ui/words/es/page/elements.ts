/** @file Words of elements, in Spanish. */

import type { elements as english } from '../../en/page/elements.ts';
import type { Translated } from '../../translated.ts';
import { counted } from '../counted.ts';

export const elements: Translated<typeof english> = {
  /** Between what is listed, between parts of a sentence, and at its end. */
  comma: ', ',
  semicolon: '; ',
  stop: '.',
  between: ' ',
  shareOfShown: (name) => `Parte visible de ${name}`,
  step: 'paso',
  close: 'Cerrar',
  betweenAnd: (minimum, maximum) => `Entre ${minimum} y ${maximum}.`,
  from: (label) => `${label} desde`,
  to: (label) => `${label} hasta`,
  howMuchOfThe: '¿Cuánto de la bola usa?',
  shareOfEpsilonEach: 'Parte de épsilon en cada canal latente',
  ofAtTheBorder: (full, shares) => `; ${full} de ${shares} en el borde`,
  channel: (i, share) => `canal ${i} ${share}`,
  channel2: (i, share) => `Canal ${i}: ${share}`,
  allClasses: 'todas las clases',
  fromTo: (edges, edges2) => `de ${edges} a ${edges2}`,
  countedVariants: (n) => counted(n, 'variante', 'variantes'),
  ofWord: (name) => ` de ${name}`,
  to2: (name, values, at) => `${name} de ${values} a ${at}`,
  class: 'Clase',
  seed: 'Semilla',
  variant: 'Variante',
  time: {
    underASecond: 'menos de un segundo',
    second: (n) => `${n} s`,
    minute: (n) => `${n} min`,
    hour: (n) => `${n} h`,
    justNow: 'ahora mismo',
    ago: (time) => `hace ${time}`,
    yesterday: 'ayer',
    daysAgo: (n) => `hace ${n} días`,
  },
};
