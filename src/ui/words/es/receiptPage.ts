/** @file A receipt's further questions in Spanish: what is asked, how long it takes, and what its figures are called. */

import { counted } from './counted.ts';
import type { ReceiptFigureWords, ReceiptPageWords, ReceiptTask } from '../receiptPage.ts';
import { arm as armWords } from './arms.ts';

export const receiptPage: ReceiptPageWords = {
  further: 'Responder también',
  questions: {
    ratios: {
      label: 'Cuántas variantes bastan',
      about: 'Entrena con 0, 1, 2, 5 y 10 variantes de cada semilla, hasta las que haya.',
    },
    robustness: {
      label: 'Cómo se leen imágenes peores',
      about: 'Lee las imágenes de prueba con 15 alteraciones: leves, fuertes y severas.',
    },
    longTail: {
      label: 'Clases de tamaños muy distintos',
      about: 'Entrena con muchas semillas de unas clases y pocas de otras; a partir de tres clases.',
    },
  },
  tailRatio: {
    label: 'Clase mayor entre menor',
    about: 'Se dejan fuera semillas al azar hasta que las clases difieran tanto.',
  },
  estimate: (kind, duration, measured) =>
    `El entrenamiento tarda ${kind === 'most' ? 'como mucho' : 'unos'} ${duration}, ${
      measured ? 'al ritmo del último recibo' : 'según lo que tardaron dos hilos de un servidor'
    }.`,
  noEstimate: 'Cuánto tarda se sabrá en cuanto entrene.',
  task: (task, left) => `${doing(task)}${left === null ? '' : `; quedan unos ${left}`}`,
};

function doing(task: ReceiptTask): string {
  if (task.kind === 'reading') return 'Leyendo las imágenes';
  if (task.kind === 'corrupting') return `Leyendo imágenes peores: manera ${task.done + 1} de ${task.of}`;
  const { title } = armWords(task.arm);
  const place = `entrenamiento ${task.done + 1} de ${task.jobs}, ${counted(task.updates, 'paso', 'pasos')} cada uno`;
  switch (task.stage) {
    case 'pilot':
    case 'trial':
      return `Averiguando cuánto entrenar: ${title}`;
    case 'all':
      return `Entrenando un clasificador que puedes conservar, con «${title}» y todas las semillas`;
    case 'run':
      return `Con «${title}», ejecución ${task.repeat + 1}: ${place}`;
    case 'ratio':
      return `Con más y menos variantes, ${title}, ejecución ${task.repeat + 1}: ${place}`;
    case 'tail':
      return `Con clases de tamaños muy distintos, ${title}, ejecución ${task.repeat + 1}: ${place}`;
    default:
      return task.stage satisfies never;
  }
}

export const receiptFigures: ReceiptFigureWords = {
  arm: 'Entrenado con',
  ratios: {
    title: '¿Cuántas variantes bastan?',
    subtitle: 'Proporción de imágenes de prueba bien leídas, por variantes de cada semilla',
    axis: 'variantes',
  },
  robustness: {
    title: '¿Cómo se leen imágenes peores?',
    subtitle: 'Proporción de imágenes de prueba bien leídas, en la media de 15 alteraciones',
    severity: (severity) => `intensidad ${severity}`,
    all: 'todas',
    each: 'Alteración por alteración',
    corruption: 'Alteración',
  },
  longTail: (most, least) => ({
    title: '¿Y con clases de tamaños muy distintos?',
    subtitle: `Proporción bien leída, en la media de clases que tienen de ${most} a ${least} semillas`,
  }),
  tail: {
    ...{ many: 'muchas semillas', medium: 'menos', few: 'pocas semillas', all: 'todas las clases', loss: 'Softmax' },
    losses: { plain: 'simple', balanced: 'equilibrado' },
    untested: 'sin prueba',
  },
  corruptions: {
    gaussian_noise: 'ruido gaussiano',
    shot_noise: 'ruido de disparo',
    impulse_noise: 'ruido impulsivo',
    defocus_blur: 'desenfoque',
    glass_blur: 'vidrio esmerilado',
    motion_blur: 'desenfoque de movimiento',
    zoom_blur: 'desenfoque de zoom',
    snow: 'nieve',
    frost: 'escarcha (calculada)',
    fog: 'niebla',
    brightness: 'brillo',
    contrast: 'contraste',
    elastic: 'elástica',
    pixelate: 'pixelado',
    jpeg: 'JPEG',
  },
};
