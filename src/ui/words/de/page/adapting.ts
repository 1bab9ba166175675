/** @file Words of adapting the prior to a project's pictures, in German. */

import type { adapting as english } from '../../en/page/adapting.ts';
import type { Translated } from '../../translated.ts';
import { counted } from '../counted.ts';

const pictures = (count: number): string => counted(count, 'Bild', 'Bildern');
const steps = (count: number): string => counted(count, 'Schritt', 'Schritten');

export const adapting: Translated<typeof english> = {
  title: 'Den Prior an Ihre Bilder anpassen',
  about:
    'Der Prior lernt, Ihre Bilder getreuer wiederzugeben: Auf vier Bildsätzen sank sein Fehler auf Bildern, die er nicht gesehen hatte, um 1 bis 6 %. Ein Klassifikator, der mit den Varianten trainiert wurde, war dadurch nicht besser; es geht also darum, wie Bilder aussehen.',
  howLong:
    'Es dauert einige Minuten auf dem Prozessor, in dieser Seite; kein Bild verlässt diesen Rechner. Was er gelernt hat, steckt im neuen Prior: Geben Sie ihn nur so weiter, wie Sie die Bilder weitergeben würden.',
  adaptTo: (count) => `An ${counted(count, 'Bild', 'Bilder')} anpassen`,
  someOf: (some, all) => `${some} der ${all} Bilder nehmen teil, aus jeder Klasse ihr Anteil.`,
  byCommand:
    'Er entrauscht: Einen solchen Prior passt der Befehl an (npm run expand -- <Ordner> --adapt-prior), diese Seite einen Autoencoder.',
  settings: 'Einstellungen',
  steps: 'Schritte (höchstens)',
  stepsHint:
    'Alle 50 Schritte werden zurückgehaltene Bilder angesehen; es endet früher, wenn dreimal nacheinander nichts besser war.',
  progress: 'Der Prior wird angepasst',
  reading: (done, total) => `Bild ${done} von ${total} wird gelesen`,
  opening: 'Bilder werden gelesen…',
  atStep: (step, of) => `Schritt ${step} von ${of}`,
  left: (time) => `noch höchstens ${time}`,
  stop: 'Anhalten',
  goOn: 'Weitermachen',
  beginAnew: 'Neu beginnen',
  stoppedAt: (step, of) =>
    `Nach Schritt ${step} von ${of} angehalten. Von dort geht es weiter; sind Bilder, Prior oder Rezept inzwischen andere, beginnt es neu.`,
  howTrue: 'Wie weit vom Bild ist, was zurückkommt?',
  ofHeldOut: 'Mittlere absolute Differenz zurückgehaltener Bilder, bei einem Wertebereich von 1',
  error: 'Differenz',
  heldOut: 'Zurückgehaltene Bilder',
  picture: 'Bild',
  before: 'Vorher',
  now: 'Jetzt',
  numbered: (row, number) => `${row} ${number}`,
  adapted: 'Der Prior ist angepasst',
  better: (tested, before, after, change, count) =>
    `Auf ${pictures(tested)} außerhalb der Anpassung geht die mittlere absolute Differenz von ${before} auf ${after} (${change}), nach ${steps(count)}.`,
  noBetter: 'Der Prior bleibt, wie er ist',
  noLookWas:
    'Kein Blick auf zurückgehaltene Bilder war besser als der erste: Nichts wurde gewonnen, und kein Prior wurde gemacht.',
  useIt: 'Diesen Prior verwenden',
  itIsInUse: 'Dieser Prior ist in Gebrauch.',
  sheet: 'Bilder, die nicht teilgenommen haben: wie sie sind, vorher und jetzt',
  ok: 'OK',
  madeFrom: (title, count, taken) =>
    `Aus ${title} gemacht, mit ${steps(taken)} auf ${pictures(count)} eines Datensatzes, zurückgehaltene mitgezählt. Er enthält, was er von ihnen gelernt hat.`,
  ownAdapters: (classes, names, others) =>
    `${classes === 1 ? 'Eine Klasse hat' : `${classes} Klassen haben`} eigene Adapter: ${names}${others > 0 ? ` und ${others} weitere` : ''}.`,
};
