/** @file Words of map, in Spanish. */

import type { MAP as english } from '../../en/inspecting.ts';
import type { Translated } from '../../translated.ts';

export const map: Translated<typeof english> = {
  show: 'Mostrar como',
  dots: 'Puntos',
  pictures: 'Imágenes',
  only: (name) => `Solo ${name}`,
  all: 'Todas las clases',
  kinds: 'anillo: semilla, punto: variante; una clase pulsada se muestra sola',
  selected: 'Imágenes de la selección',
  more: (count) => `y ${count} más`,
  evenly: (shown, all) => `${shown} de ${all} imágenes, tomadas a intervalos iguales`,
};
