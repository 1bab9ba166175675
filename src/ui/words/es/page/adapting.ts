/** @file Words of adapting the prior to a project's pictures, in Spanish. */

import type { adapting as english } from '../../en/page/adapting.ts';
import type { Translated } from '../../translated.ts';
import { counted } from '../counted.ts';

const images = (count: number): string => counted(count, 'imagen', 'imágenes');
const inSteps = (count: number): string => counted(count, 'paso', 'pasos');

export const adapting: Translated<typeof english> = {
  title: 'Adaptar el prior a tus imágenes',
  about:
    'El prior aprende a devolver tus imágenes con más fidelidad: en cuatro conjuntos, su error en imágenes que no había visto bajó de un 1 a un 6 %. Un clasificador entrenado con las variantes no mejoró por ello, así que esto es por el aspecto de las imágenes.',
  howLong:
    'Tarda algunos minutos en el procesador, en esta página; ninguna imagen sale de este equipo. Lo que aprende queda en el prior nuevo: compártelo solo como compartirías las imágenes.',
  adaptTo: (count) => `Adaptar a ${images(count)}`,
  someOf: (some, all) => `Participan ${some} de las ${all} imágenes, de cada clase su parte.`,
  byCommand:
    'Quita ruido: un prior así lo adapta el comando (npm run expand -- <conjunto> --adapt-prior); esta página, un autoencoder.',
  settings: 'Ajustes',
  steps: 'Pasos (como máximo)',
  stepsHint: 'Cada 50 pasos se miran imágenes reservadas; acaba antes si tres miradas seguidas no son mejores.',
  progress: 'Adaptando el prior',
  reading: (done, total) => `Leyendo la imagen ${done} de ${total}`,
  opening: 'Leyendo las imágenes…',
  atStep: (step, of) => `Paso ${step} de ${of}`,
  left: (time) => `quedan como mucho ${time}`,
  stop: 'Detener',
  goOn: 'Continuar',
  beginAnew: 'Empezar de nuevo',
  stoppedAt: (step, of) =>
    `Detenido tras el paso ${step} de ${of}. Continúa desde ahí; si las imágenes, el prior o la receta son ya otros, empieza de nuevo.`,
  howTrue: '¿Cuánto se aleja de la imagen lo que vuelve?',
  ofHeldOut: 'Diferencia absoluta media de imágenes reservadas, en un rango de 1',
  error: 'diferencia',
  heldOut: 'Imágenes reservadas',
  picture: 'Imagen',
  before: 'Antes',
  now: 'Ahora',
  numbered: (row, number) => `${row} ${number}`,
  adapted: 'El prior está adaptado',
  better: (tested, before, after, change, count) =>
    `En ${images(tested)} sin parte en la adaptación, la diferencia absoluta media pasa de ${before} a ${after} (${change}), tras ${inSteps(count)}.`,
  noBetter: 'El prior se queda como está',
  noLookWas:
    'Ninguna mirada a las imágenes reservadas fue mejor que la primera: no se ganó nada y no se hizo ningún prior.',
  useIt: 'Usar este prior',
  itIsInUse: 'Este prior está en uso.',
  sheet: 'Imágenes que no participaron: como son, antes y ahora',
  ok: 'Aceptar',
  madeFrom: (title, count, taken) =>
    `Hecho a partir de ${title} en ${inSteps(taken)} con ${images(count)} de un conjunto de datos, contando las reservadas. Contiene lo que aprendió de ellas.`,
  ownAdapters: (classes, names, others) =>
    `${classes === 1 ? 'Una clase tiene' : `${classes} clases tienen`} adaptadores propios: ${names}${others > 0 ? ` y ${others} más` : ''}.`,
};
