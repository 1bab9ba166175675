/** @file A receipt's further questions in German: what is asked, how long it takes, and what its figures are called. */

import { counted } from './counted.ts';
import type { ReceiptFigureWords, ReceiptPageWords, ReceiptTask } from '../receiptPage.ts';
import { arm as armWords } from './arms.ts';

export const receiptPage: ReceiptPageWords = {
  further: 'Auch beantworten',
  questions: {
    ratios: {
      label: 'Wie viele Varianten genügen',
      about: 'Trainiert mit 0, 1, 2, 5 und 10 Varianten jedes Seeds, so vielen wie da sind.',
    },
    robustness: {
      label: 'Wie schlechtere Bilder gelesen werden',
      about: 'Liest die Testbilder unter 15 Störungen: leicht, stark und sehr stark.',
    },
    longTail: {
      label: 'Sehr verschieden große Klassen',
      about: 'Trainiert mit vielen Seeds mancher Klassen und wenigen anderer; ab drei Klassen.',
    },
  },
  tailRatio: {
    label: 'Größte Klasse durch kleinste',
    about: 'Seeds werden zufällig weggelassen, bis sich Klassen so weit unterscheiden.',
  },
  estimate: (kind, duration, measured) =>
    `Das Training dauert ${kind === 'most' ? 'höchstens' : 'etwa'} ${duration}, ${
      measured ? 'so schnell wie beim letzten Beleg' : 'nach dem, was zwei Threads eines Servers brauchten'
    }.`,
  noEstimate: 'Wie lange es dauert, zeigt sich, sobald trainiert wird.',
  task: (task, left) => `${doing(task)}${left === null ? '' : `; noch etwa ${left}`}`,
};

function doing(task: ReceiptTask): string {
  if (task.kind === 'reading') return 'Bilder werden gelesen';
  if (task.kind === 'corrupting') return `Schlechtere Bilder werden gelesen: Art ${task.done + 1} von ${task.of}`;
  const { title } = armWords(task.arm);
  const place = `Training ${task.done + 1} von ${task.jobs}, je ${counted(task.updates, 'Schritt', 'Schritte')}`;
  switch (task.stage) {
    case 'pilot':
    case 'trial':
      return `Wie lange zu trainieren ist, wird ermittelt: ${title}`;
    case 'all':
      return `Ein Klassifikator zum Behalten wird trainiert, mit „${title}“ und allen Seeds`;
    case 'run':
      return `Mit „${title}“, Lauf ${task.repeat + 1}: ${place}`;
    case 'ratio':
      return `Mit mehr und weniger Varianten, ${title}, Lauf ${task.repeat + 1}: ${place}`;
    case 'tail':
      return `Mit sehr verschieden großen Klassen, ${title}, Lauf ${task.repeat + 1}: ${place}`;
    default:
      return task.stage satisfies never;
  }
}

export const receiptFigures: ReceiptFigureWords = {
  arm: 'Trainiert mit',
  ratios: {
    title: 'Wie viele Varianten genügen?',
    subtitle: 'Richtig gelesener Anteil der Testbilder, nach Varianten je Seed',
    axis: 'Varianten',
  },
  robustness: {
    title: 'Wie werden schlechtere Bilder gelesen?',
    subtitle: 'Richtig gelesener Anteil der Testbilder, im Mittel über 15 Störungen',
    severity: (severity) => `Stärke ${severity}`,
    all: 'alle',
    each: 'Störung für Störung',
    corruption: 'Störung',
  },
  longTail: (most, least) => ({
    title: 'Und mit sehr verschieden großen Klassen?',
    subtitle: `Richtig gelesener Anteil, im Mittel über Klassen mit ${most} bis ${least} Seeds`,
  }),
  tail: {
    ...{ many: 'viele Seeds', medium: 'weniger', few: 'wenige Seeds', all: 'alle Klassen', loss: 'Softmax' },
    losses: { plain: 'gewöhnlich', balanced: 'ausgeglichen' },
    untested: 'kein Test',
  },
  corruptions: {
    gaussian_noise: 'Gaußsches Rauschen',
    shot_noise: 'Schrotrauschen',
    impulse_noise: 'Impulsrauschen',
    defocus_blur: 'Unschärfe',
    glass_blur: 'Milchglas',
    motion_blur: 'Bewegungsunschärfe',
    zoom_blur: 'Zoomunschärfe',
    snow: 'Schnee',
    frost: 'Frost (berechnet)',
    fog: 'Nebel',
    brightness: 'Helligkeit',
    contrast: 'Kontrast',
    elastic: 'elastisch',
    pixelate: 'verpixelt',
    jpeg: 'JPEG',
  },
};
