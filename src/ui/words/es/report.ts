/** @file The report to hand on, in Spanish. */

import { methodOf } from '../../../core/methods/table.ts';
import type { REPORT as ENGLISH } from '../en/report.ts';
import type { Translated } from '../translated.ts';
import { counted, percent } from './counted.ts';
import { term } from './terms.ts';

export const REPORT: Translated<typeof ENGLISH> = {
  lang: 'es',
  title: (name) => `${name}, cultivado`,
  by: ({ parts, select }) =>
    [...parts.map(({ method }) => term(methodOf(method).title)), ...(select ? ['selección'] : [])].join(', '),
  unanswered: 'Aún no se midió si un clasificador mejora con ello: lo hace el paso Comprobante.',
  summary: ({ originals, variants, by }) =>
    `${counted(originals, 'original', 'originales')} y ${counted(variants, 'imagen nueva', 'imágenes nuevas')}, cultivadas por: ${by}.`,
  reviewed: ({ accepted, unreviewed, rejected }) =>
    `De las imágenes nuevas se aceptaron ${accepted} y quedaron ${unreviewed} sin revisar; otras ${rejected} se rechazaron y no cuentan aquí.`,
  classes: 'Clase por clase',
  columns: ['Clase', 'Originales', 'Nuevas', 'Semillas leídas así', 'Nuevas leídas así'],
  receipt: 'Qué aprendieron los clasificadores',
  arms: ['Entrenado con', 'Imágenes', 'Leídas bien'],
  otherRun: 'Se hizo con otra ejecución que la de las imágenes que se muestran aquí.',
  pictures: 'Imágenes',
  picturesAbout:
    'Una semilla de cada clase y, a su lado, lo que se cultivó de ella, con lo probable que el juez ve la clase en cada una.',
  seed: 'semilla',
  variant: (k, share) => `nueva ${k}, ${share}`,
  settings: 'Cómo se hizo',
  runSeed: (seed) => `Número inicial ${seed}: la misma carpeta y la misma receta dan las mismas imágenes.`,
  models: 'Modelos',
  licences: 'Licencias de los originales',
  roles: { prior: 'prior', judge: 'juez', mask: 'máscaras', safety: 'seguridad' },
  licence: ({ title, attribution, licence, url }) => `${title} de ${attribution}, ${licence}: ${url}`,
  percent,
  made: (version, day) => `Hecho con Offshoot ${version}, ${day}. Todo está en este archivo.`,
};
