/** @file Words of palette, in Spanish. */

import type { PALETTE as english } from '../../en/reviewing.ts';
import type { Translated } from '../../translated.ts';
import { counted } from '../counted.ts';

export const palette: Translated<typeof english> = {
  open: 'Etiqueta…',
  key: 'Darle otra clase (L)',
  title: (pictures) => `Dar otra clase a ${counted(pictures, 'imagen', 'imágenes')}`,
  filter: 'Clase',
  keep: 'La clase de la carpeta',
  none: 'Ninguna clase se llama así.',
  hint: 'Escribe parte del nombre; Intro toma la primera.',
};
