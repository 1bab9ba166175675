/** @file Pictures that are put into classes by hand, in Spanish. */

import type { NotTaken, SortingFault } from '../../../core/sorting.ts';

/** What is to be done before hand-made classes can be grown. */
export function sortingFault(fault: SortingFault): string {
  switch (fault.code) {
    case 'nameless':
      return 'Nombra todas las clases que tienen imágenes.';
    case 'odd-name':
      return `Se esperaba un nombre de clase sin barra ni solo puntos, no «${fault.name}».`;
    case 'same-name':
      return `Dos clases se llaman «${fault.name}»: dale otro nombre a una, o pon las imágenes en una sola.`;
    case 'too-few':
      return 'Pon imágenes en dos clases o más.';
    default:
      return fault satisfies never;
  }
}

/** Why what was dropped on a hand-made class is not in it, and what to do. */
export function notTaken(why: NotTaken): string {
  switch (why.code) {
    case 'archive':
      return `«${why.name}» es un archivo comprimido: descomprímelo y suelta aquí sus imágenes, o vuelve atrás y ábrelo como conjunto de datos.`;
    case 'several-archives':
      return 'Soltaste varios archivos comprimidos: descomprímelos y suelta aquí sus imágenes.';
    case 'nothing':
      return 'Lo que soltaste no contiene archivos.';
    case 'unread':
      return 'No se pudo leer lo que soltaste. Suéltalo otra vez, o elige las imágenes con Añadir.';
    default:
      return why satisfies never;
  }
}
