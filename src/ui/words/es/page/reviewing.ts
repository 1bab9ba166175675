/** @file Words of reviewing, in Spanish. */

import type { REVIEWING as english } from '../../en/reviewing.ts';
import type { Translated } from '../../translated.ts';
import { counted } from '../counted.ts';

export const reviewing: Translated<typeof english> = {
  tally: (variants, accepted, rejected) =>
    [
      counted(variants, 'imagen', 'imágenes'),
      ...(accepted > 0 ? [`${accepted} aceptadas`] : []),
      ...(rejected > 0 ? [`${rejected} rechazadas`] : []),
    ].join(', '),
  stillTitle: 'Cuán probable la cree el juez de su clase (puntuación de clase)',
  unsure: 'insegura',
  unsureTitle: 'Cuánto menos seguro está el juez que con la semilla: cambio de entropía, en nats',
  differs: 'difiere',
  differsTitle: 'Cuánto difiere de sus hermanas: su parte del término de diversidad, en nats',
  flat: 'Ordenar entre semillas, sin ellas (F)',
  ruled: 'las reglas la rechazarían',
};
