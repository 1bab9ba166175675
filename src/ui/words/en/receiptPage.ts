/** @file A receipt's further questions in English: what is asked, how long it takes, and what its figures are called. */

import { counted } from '../../../core/counted.ts';
import type { ReceiptFigureWords, ReceiptPageWords, ReceiptTask } from '../receiptPage.ts';
import { arm as armWords } from './arms.ts';

export const receiptPage: ReceiptPageWords = {
  further: 'Answer too',
  questions: {
    ratios: {
      label: 'How many variants are enough',
      about: 'Trains with 0, 1, 2, 5 and 10 variants of each seed, as many as there are.',
    },
    robustness: {
      label: 'How worse pictures are read',
      about: 'Reads the test pictures under 15 corruptions, slight, strong and severe.',
    },
    longTail: {
      label: 'Classes of very different size',
      about: 'Trains with many seeds of some classes and few of others; three classes or more.',
    },
  },
  tailRatio: {
    label: 'Largest class over smallest',
    about: 'Seeds are left out at random until classes differ by so much.',
  },
  estimate: (kind, duration, measured) =>
    `Training takes ${kind === 'most' ? 'at most' : 'about'} ${duration}, ${
      measured ? 'as fast as the last receipt was' : 'by what two threads of a server took'
    }.`,
  noEstimate: 'How long it takes is told as soon as it trains.',
  task: (task, left) => `${doing(task)}${left === null ? '' : `; about ${left} left`}`,
};

function doing(task: ReceiptTask): string {
  if (task.kind === 'reading') return 'Reading the pictures';
  if (task.kind === 'corrupting') return `Reading worse pictures: ${task.done + 1} of ${task.of} ways`;
  const { title } = armWords(task.arm);
  const place = `training ${task.done + 1} of ${task.jobs}, ${counted(task.updates, 'update')} each`;
  switch (task.stage) {
    case 'pilot':
    case 'trial':
      return `Finding out how long to train: ${title}`;
    case 'all':
      return `Training a classifier that you can keep, with ${title} and every seed`;
    case 'run':
      return `With ${title}, run ${task.repeat + 1}: ${place}`;
    case 'ratio':
      return `With more and fewer variants, ${title}, run ${task.repeat + 1}: ${place}`;
    case 'tail':
      return `With classes of very different size, ${title}, run ${task.repeat + 1}: ${place}`;
    default:
      return task.stage satisfies never;
  }
}

export const receiptFigures: ReceiptFigureWords = {
  arm: 'Trained with',
  ratios: {
    title: 'How many variants are enough?',
    subtitle: 'What is read right of the test pictures, by variants of each seed',
    axis: 'variants',
  },
  robustness: {
    title: 'How are worse pictures read?',
    subtitle: 'What is read right of the test pictures, in the mean over 15 corruptions',
    severity: (severity) => `severity ${severity}`,
    all: 'all',
    each: 'Corruption by corruption',
    corruption: 'Corruption',
  },
  longTail: (most, least) => ({
    title: 'And with classes of very different size?',
    subtitle: `What is read right, in the mean over classes that have ${most} to ${least} seeds`,
  }),
  tail: {
    ...{ many: 'many seeds', medium: 'fewer', few: 'few seeds', all: 'all classes', loss: 'Softmax' },
    losses: { plain: 'plain', balanced: 'balanced' },
    untested: 'no test',
  },
  corruptions: {
    gaussian_noise: 'Gaussian noise',
    shot_noise: 'shot noise',
    impulse_noise: 'impulse noise',
    defocus_blur: 'defocus',
    glass_blur: 'frosted glass',
    motion_blur: 'motion blur',
    zoom_blur: 'zoom blur',
    snow: 'snow',
    frost: 'frost (procedural)',
    fog: 'fog',
    brightness: 'brightness',
    contrast: 'contrast',
    elastic: 'elastic',
    pixelate: 'pixelate',
    jpeg: 'JPEG',
  },
};
