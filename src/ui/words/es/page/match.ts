/** @file Words of match, in Spanish. */

import type { MATCH as english } from '../../en/exporting.ts';
import type { Translated } from '../../translated.ts';

export const match: Translated<typeof english> = {
  lead: 'Tus originales y las variantes que conservas, todos en un tamaño y un formato, listos para entrenar. Sin esta opción, un zip lleva tus originales byte a byte y se vuelve a abrir aquí.',
  title: 'Igualar originales e imágenes nuevas',
  choice: 'Todas las imágenes en un tamaño y un formato',
  why: 'Si no, una red puede aprender «PNG pequeño» en vez de lo que muestra. Tus originales también se escriben como cuadrados, así que ese zip es para entrenar y no se vuelve a abrir aquí; tu proyecto queda en este navegador.',
  side: 'Lado, en píxeles',
  fit: 'Lo que no es cuadrado',
  fits: {
    crop: 'Recortar al centro',
    pad: 'Rellenar alrededor',
  },
  seen: 'Como se escribirán',
  original: 'un original',
  variant: 'una variante',
  grey: 'Un valor por píxel, pues tus originales no tienen color.',
};
