/** @file Words of notebook, in Spanish. */

import type { NOTEBOOK as english } from '../../en/exporting.ts';
import type { Translated } from '../../translated.ts';

export const notebook: Translated<typeof english> = {
  script: 'Entrena un clasificador con él: python train.py',
  title: 'En un cuaderno',
  about:
    'Esta celda descomprime el zip y lo carga. El zip contiene también train.py, que entrena y reserva originales.',
  copy: 'Copiar la celda',
  copied: 'Copiada',
};
