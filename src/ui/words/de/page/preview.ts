/** @file Words of preview, in German. */

import type { preview as english } from '../../en/page/preview.ts';
import type { Translated } from '../../translated.ts';
import { counted } from '../counted.ts';

export const preview: Translated<typeof english> = {
  title: 'Live-Vorschau',
  seed: 'Ihr Bild',
  reading: (p, entropy) => `p ${p}, H ${entropy}`,
  variant: (k) => `Variante ${k}`,
  readAs: (name, entropy) => `Gelesen als ${name}, Entropie ${entropy} nat`,
  show: 'Zeigen',
  pictures: 'Bilder',
  difference: 'Was sich änderte',
  aboutDifference: 'Wie weit jeder Punkt von Ihrem Bild entfernt ist, doppelt so hell; Schwarz ist unverändert.',
  holdFor: (twin) => `Ein Bild oder C halten zeigt: ${twin}`,
  working: 'Entsteht…',
  waiting: 'Die Varianten dieses Bildes entstehen…',
  notYet: 'Die Vorschau erscheint, wenn die Modelle bereit sind.',
  took: (milliseconds) => `Entstanden in ${milliseconds} ms`,
  fewer: (made, wanted) =>
    `${made} von ${counted(wanted, 'Variante', 'Varianten')}, was dieses Gerät in etwa einer Sekunde schafft`,
  declined: (method, why) => `${method} macht nichts aus diesem Bild: ${why}.`,
  curves: 'Kurven und Terme',
  steps: {
    title: 'Unterwegs',
    making: 'Die Bilder unterwegs entstehen…',
    start: 'wo sie beginnen',
    step: (step, last) => `Schritt ${step} von ${last}`,
    denoised: (step: number, of: number) => `Entrauschen, Schritt ${step} von ${of}: das Bild, auf das es zuläuft`,
    end: 'das Ergebnis',
    means: (p, entropy) => `Mittel p ${p}, H ${entropy}`,
  },
  before: 'vorige Einstellung',
  bought: {
    title: 'Führung.',
    compared: 'Im Vergleich.',
    kept: (one, kept, other, keptOther, all) =>
      `${one} behält die Klasse in ${kept} von ${counted(all, 'Bild', 'Bildern')}, ${other} in ${keptOther}.`,
    change: {
      class: (by) => `${by} mehr Sicherheit der Klasse`,
      information: (by) => `${by} mehr Information`,
      diversity: (by) => `${by} mehr Unterschied zwischen den Bildern`,
    },
    nats: (value) => `${value} nat`,
    points: (value) => counted(value, 'Punkt', 'Punkte'),
    both: (bought, cost) => `Es brachte ${bought} und kostete ${cost}.`,
    only: (bought) => `Es brachte ${bought}, ohne Kosten.`,
    cost: (cost) => `Es brachte nichts und kostete ${cost}.`,
    nothing: 'Bei diesem Bild kommen beide auf dasselbe.',
    and: (items) => (items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} und ${items.at(-1)!}`),
    less: (item) => item.replace(' mehr ', ' weniger '),
  },
};
