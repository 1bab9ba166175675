/** @file The report to hand on, in German. */

import { methodOf } from '../../../core/methods/table.ts';
import type { REPORT as ENGLISH } from '../en/report.ts';
import type { Translated } from '../translated.ts';
import { counted, percent } from './counted.ts';
import { term } from './terms.ts';

export const REPORT: Translated<typeof ENGLISH> = {
  lang: 'de',
  title: (name) => `${name}, gewachsen`,
  by: ({ parts, select }) =>
    [...parts.map(({ method }) => term(methodOf(method).title)), ...(select ? ['Auswahl'] : [])].join(', '),
  unanswered: 'Ob ein Klassifikator dadurch besser wird, wurde noch nicht gemessen: Das tut der Schritt Beleg.',
  summary: ({ originals, variants, by }) =>
    `${counted(originals, 'Original', 'Originale')} und ${counted(variants, 'neues Bild', 'neue Bilder')}, gewachsen durch: ${by}.`,
  reviewed: ({ accepted, unreviewed, rejected }) =>
    `Von den neuen Bildern wurden ${accepted} angenommen und ${unreviewed} nicht gesichtet; ${rejected} weitere wurden abgelehnt und zählen hier nicht.`,
  classes: 'Klasse für Klasse',
  columns: ['Klasse', 'Originale', 'Neu', 'Seeds so gelesen', 'Neue Bilder so gelesen'],
  receipt: 'Was Klassifikatoren lernten',
  arms: ['Trainiert mit', 'Bilder', 'Richtig gelesen'],
  otherRun: 'Er ist von einem anderen Lauf als dem, dessen Bilder hier zu sehen sind.',
  pictures: 'Bilder',
  picturesAbout:
    'Ein Seed jeder Klasse und daneben, was aus ihm wuchs; dazu, für wie wahrscheinlich der Prüfer jeweils die Klasse hält.',
  seed: 'Seed',
  variant: (k, share) => `neu ${k}, ${share}`,
  settings: 'Wie es gemacht wurde',
  runSeed: (seed) => `Startzahl ${seed}: Derselbe Ordner und dasselbe Rezept ergeben dieselben Bilder.`,
  models: 'Modelle',
  licences: 'Lizenzen der Originale',
  roles: { prior: 'Prior', judge: 'Prüfer', mask: 'Masken', safety: 'Sicherheit' },
  licence: ({ title, attribution, licence, url }) => `${title} von ${attribution}, ${licence}: ${url}`,
  percent,
  made: (version, day) => `Gemacht mit Offshoot ${version}, ${day}. Alles ist in dieser Datei.`,
};
