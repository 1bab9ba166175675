/** @file Words of models, in German. */

import type { models as english } from '../../en/page/models.ts';
import type { Translated } from '../../translated.ts';

export const models: Translated<typeof english> = {
  askingTheHub: 'Der Hub wird gefragt…',
  ofWord: (done, total) => `${done} von ${total}`,
  download: 'Download',
  runningItOnceAgainst: 'Probelauf gegen das, was sein Manifest angibt…',
  fromYourMachine: 'Von Ihrem Rechner',
  aFolderAZip:
    'Ein Ordner, ein Zip oder die .onnx-Dateien eines Prüfers (Bild- und Textturm) oder eines Priors (Encoder und Decoder, oder ein Diffusionsmodell mit all seinen Ordnern), mit den .json-Dateien, die daneben veröffentlicht sind. Wählen Sie sie oder legen Sie sie hier ab: Sie werden gelesen und einmal ausgeführt, und es wird gesagt, was fehlt.',
  title: 'Titel',
  nameOfTheFolder: 'Name des Ordners',
  licence: 'Lizenz',
  expectedAnSpdxName: 'Erwartet wird ein SPDX-Name wie MIT.',
  logitScale: 'Logit-Skala',
  asTheFilesSay: 'Wie in den Dateien',
  expectedANumberAbove: 'Erwartet wird eine Zahl über 0.',
  chooseAFolderOf: 'Ordner mit Modellen wählen',
  chooseFilesOrA: 'Dateien oder ein Zip wählen',
  back: 'Zurück',
  models: 'Modelle',
  nothingIsFetchedBefore:
    'Nichts wird geholt, bevor Sie „Hinzufügen“ drücken. Was Sie hinzufügen, bleibt in diesem Browser und läuft offline; Bilder bleiben auf diesem Rechner.',
  ok: 'OK',
  loadingIt: 'Wird geladen…',
  whatItReadsAnd: 'Was es anders liest und macht, wird neu gemacht.',
  isHere: (title) => `${title} ist da`,
  thisWasItsFirst: (pinned) =>
    `Das war sein erster Download hier: Er ist auf Commit ${pinned} festgelegt, und spätere müssen ihm gleichen.`,
  inUse: 'In Gebrauch',
  size: 'Größe',
  memory: 'Speicher',
  speed: 'Tempo',
  moreThanHere: (offered: string) => `Mehr, als dieser Browser bietet: ${offered}.`,
  about: (memory) => `etwa ${memory}`,
  digest: 'Prüfsumme',
  commit: 'Commit',
  use: (title) => `${title} verwenden`,
  use2: 'Verwenden',
  remove: (title) => `${title} entfernen`,
  remove2: 'Entfernen',
  about2: (bytes) => `etwa ${bytes}`,
  from: 'Von',
  stop: 'Anhalten',
  add: (title) => `${title} hinzufügen`,
  add2: 'Hinzufügen',
  rejectFromAScore: 'Ablehnen ab einem Wert von',
  stopChecking: 'Nicht mehr prüfen',
};
