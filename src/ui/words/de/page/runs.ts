/** @file Words of the runs of a project, in German. */

import type { runs as english } from '../../en/page/runs.ts';
import type { Translated } from '../../translated.ts';
import { counted } from '../counted.ts';

export const runs: Translated<typeof english> = {
  title: 'Läufe',
  about:
    'Ein neuer Lauf lässt den stehen, der da war. Sichten, Untersuchen und Export sprechen von dem, der zu sehen ist.',
  run: (n) => `Lauf ${n}`,
  elsewhere: 'Nur Zahlen: Die Bilder waren nicht in der Datei.',
  onScreen: 'Zu sehen',
  each: (variants) => `${variants} je Seed`,
  perClass: (images) => `bis zu ${images} je Klasse`,
  pixels: (side) => `${side} px`,
  of: (made, total) => `${made} von ${counted(total, 'Variante', 'Varianten')}`,
  kept: 'Klasse behalten',
  seedsOwn: (share) => `Seeds ${share}`,
  read: 'Richtig gelesene Seeds',
  entropy: 'Entropie',
  diversity: 'Diversität',
  accepted: 'Angenommen',
  rejected: 'Abgelehnt',
  variants: 'Varianten',
  took: 'Dauer',
  none: 'keine',
  compare: 'Vergleichen',
  compareWith: (name) => `Mit ${name} vergleichen`,
  bringBack: 'Zurückholen',
  bringBackRun: (name) => `${name} zurückholen`,
  notWhileGrowing: 'Wenn der laufende Lauf zu Ende oder pausiert ist.',
  rename: (name) => `${name} umbenennen`,
  name: 'Name des Laufs',
  remove: (name) => `${name} löschen`,
  removeAsk: (name) => `${name} löschen?`,
  removeWhat: (variants) =>
    `${counted(variants, 'Variante', 'Varianten')}, ihre Bilder und was Sie darüber entschieden haben, werden endgültig gelöscht. Der Lauf, der zu sehen ist, bleibt, wie er ist.`,
  removeIt: 'Den Lauf löschen',
  keepIt: 'Behalten',
  reading: (name) => `${name} wird gelesen …`,
  growTwin: 'Den Zwilling ohne Führung wachsen lassen',
  aboutTwin:
    'Dieselben Seeds und dasselbe Rauschen ohne Führung, um zu sehen, was sie gebracht hat. Dieser Lauf bleibt.',
  compareTwin: 'Mit dem Zwilling ohne Führung vergleichen',
  compareGuided: 'Mit dem geführten Lauf vergleichen',
  two: 'Zwei Läufe nebeneinander',
  figure: 'Größe',
  difference: (a, b) => `${a} − ${b}`,
  meanEntropy: 'Mittlere Entropie (nats)',
  meanDiversity: 'Mittlere Diversität',
  points: (value) => `${value} Punkte`,
  seed: 'Seed',
  previous: 'Voriger Seed',
  next: 'Nächster Seed',
  seedName: (label, name) => `${label}, ${name}`,
  picture: (run, name, k) => `${run}: ${name}, Variante ${k}`,
  figures: { p: 'p', h: 'H', d: 'D' },
  missing: 'Nicht gemacht',
  aboutPictures:
    'Unter jedem Bild: p, wie sicher der Prüfer der Klasse ist; H, die Entropie seiner Lesung in nats; D, wie sehr es sich von seinen Geschwistern unterscheidet.',
};
