/** @file Words of lightTable, in Spanish. */

import type { lightTable as english } from '../../en/page/lightTable.ts';
import type { Translated } from '../../translated.ts';
import { counted } from '../counted.ts';

export const lightTable: Translated<typeof english> = {
  sampleSet: 'Conjunto de ejemplo',
  allProjects: 'Todos los proyectos',
  goOn: 'Continuar a Receta',
  counts: {
    grown: (seeds) => `${seeds} por cultivar`,
    classes: (classes) => `en ${counted(classes, 'clase', 'clases')}`,
    aside: (pictures) => `${pictures} quedan como están`,
    leftOut: (pictures) => `${pictures} fuera`,
    skipped: (files) => counted(files, 'archivo omitido', 'archivos omitidos'),
  },
  find: 'Buscar una clase o una imagen',
  sort: 'Orden de las clases',
  orders: {
    weakest: 'Más flojas primero',
    name: 'Por nombre',
    most: 'Más imágenes primero',
    fewest: 'Menos imágenes primero',
  },
  nothingFound: (query) => `Ninguna clase ni imagen se llama «${query}».`,
  keys: 'Las flechas mueven, Intro muestra una imagen en grande, X la deja fuera.',
  seedsOf: (title) => `Semillas de ${title}`,
  seeds: (used, all) =>
    used === all ? counted(all, 'semilla', 'semillas') : `${used} de ${counted(all, 'semilla', 'semillas')}`,
  keptAside: (others) => `${others} reservadas`,
  readAsThis: (agreeing, read) => `${agreeing} de ${read} leídas como esta clase`,
  use: 'Usar',
  more: (seeds) => `Mostrar ${counted(seeds, 'semilla más', 'semillas más')}`,
  used: 'en uso',
  isLeftOut: 'fuera',
  leaveOut: 'Dejar fuera',
  useAgain: 'Usar de nuevo',
  readAs: (name) => `leída como ${name}`,
  sameAs: (id) => `igual que ${id}`,
  score: (p) => `p ${p} para su clase`,
  flags: {
    duplicate: 'duplicada',
    small: 'pequeña',
    dark: 'oscura',
    blurred: 'borrosa',
  },
  large: {
    previous: 'Imagen anterior',
    next: 'Imagen siguiente',
    place: (place, all) => `${place} de ${all}`,
    class: 'Clase',
    size: (width, height, bytes) => `${width} × ${height} px, ${bytes}`,
    crop: 'Los modelos ven el cuadrado claro. Arrástralo o muévelo con las flechas.',
    cropFixed: 'Los modelos ven el cuadrado claro. Se queda donde está, pues ya se cultivó algo.',
    cropPlace: 'Dónde está el cuadrado',
    whole: 'Los modelos la ven entera.',
    squeezed: 'Los modelos la ven entera, comprimida a un cuadrado.',
    readings: 'Qué lee el juez en ella',
    entropy: (nats) => `entropía ${nats} nats`,
    notRead: 'El juez aún no la ha leído.',
    aloof: 'El juez no lee lo que queda fuera.',
  },
  pairs: {
    title: 'Clases confundidas entre sí',
    chip: (one, other, pictures) => `${one} y ${other}, ${pictures}`,
    more: (pairs) => counted(pairs, 'par más', 'pares más'),
  },
};
