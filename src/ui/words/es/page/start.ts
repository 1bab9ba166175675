/** @file Words of start, in Spanish. */

import type { start as english } from '../../en/page/start.ts';
import type { Translated } from '../../translated.ts';
import { counted } from '../counted.ts';

export const start: Translated<typeof english> = {
  title: 'Cultiva, a partir de un conjunto pequeño de imágenes etiquetadas, uno mayor y mejor.',
  lead: 'De cada imagen se imaginan otras nuevas que conservan su clase y le añaden algo. Miras cada una y decides qué se queda.',
  drop: 'O suelta una carpeta o un zip en cualquier parte de esta página.',
  trySample: 'Probar el conjunto de ejemplo',
  chooseFolder: 'Elegir una carpeta',
  chooseZip: 'Elegir un zip',
  nameClasses: 'Nombrar clases, añadir fotos',
  another: 'Empezar otro',
  waysToBegin: 'Formas de empezar',
  picture: {
    made: 'Imágenes que Offshoot hizo de su conjunto de ejemplo',
    seed: 'Tu imagen',
    variants: 'Nuevas de su clase',
    row: (name, variants) => `${name}, y ${counted(variants, 'imagen nueva', 'imágenes nuevas')} de ella`,
    how: 'Tres imágenes del conjunto de ejemplo, y las cuatro primeras que los modelos de esta página hicieron de cada una.',
  },
  project: {
    holds: (classes, seeds) =>
      `${classes === undefined ? '' : `${counted(classes, 'clase', 'clases')}, `}${counted(seeds, 'semilla', 'semillas')}`,
    nothingGrown: 'nada cultivado aún',
    growing: (made, total) => `${made} de ${counted(total, 'variante', 'variantes')}`,
    grown: (made) => counted(made, 'variante', 'variantes'),
    reviewed: (reviewed) => `${reviewed} revisadas`,
    accepted: (accepted) => `${accepted} aceptadas`,
    readOn: (when) => `Leído ${when}`,
    changed: (bytes) => `${bytes}, modificado`,
  },
};
