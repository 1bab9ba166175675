/** @file Words of grow, in German. */

import type { grow as english } from '../../en/page/grow.ts';
import type { Translated } from '../../translated.ts';
import { counted } from '../counted.ts';

export const grow: Translated<typeof english> = {
  pause: 'Pausieren',
  stop: 'Anhalten',
  resume: 'Fortsetzen',
  growTheRemaining: (left) => `Die übrigen ${left} wachsen lassen`,
  whatCameOfIt: 'Was daraus wurde',
  ofVariantKeepTheir: (variants, seeds, seeds2) =>
    ` von ${counted(variants, 'Variante behält', 'Varianten behalten')} ihre Klasse; von ihren ${counted(seeds, 'Seed', 'Seeds')} werden ${seeds2} richtig gelesen.`,
  nextReviewTheseClasses:
    'Als Nächstes: zuerst diese Klassen sichten; „Regeln“ beim Sichten lehnt ab, was weit unter seinen Seed fiel.',
  nextReviewWhatKeeps:
    'Als Nächstes: sichten. Was seine Klasse weniger sicher behält als sein Seed, verdient einen Blick; „Regeln“ findet es.',
  toLookAt: 'Anzusehen: ',
  keptSeeds: (variants, seeds) => ` (${variants} erhalten, Seeds ${seeds})`,
  andMore: (outcomes) => ` und ${outcomes} weitere`,
  progressByClass: 'Fortschritt nach Klasse',
  hasEnough: 'hat genug',
  ofWord: (done, total) => `${done} von ${total}`,
  progressOf: (key) => `Fortschritt von ${key}`,
  readyToGrow: 'Bereit zum Wachsen',
  growing: 'Wächst',
  pausingAfterTheSeed: 'Pause nach dem laufenden Seed',
  paused: 'Pausiert',
  stoppingAfterTheSeed: 'Halt nach dem laufenden Seed',
  grown: 'Gewachsen',
  theRunCouldNot: 'Der Lauf konnte nicht weitergehen',
  oneSeedOfEach: 'Reihum bekommt ein Seed jeder Klasse seine Varianten. Sie können sichten, während es läuft.',
  stoppedWhatIsDone: 'Angehalten; was fertig ist, bleibt',
  review: 'Sichten',
  expansion: 'Wachstum',
  left: (timeLeft) => `, noch ${timeLeft}`,
  ofVariant: (done, total, rest) => `${done} von ${counted(total, 'Variante', 'Varianten')}${rest}`,
  variants: 'Varianten',
  done: 'Fertig',
  aSecond: 'Pro Sekunde',
  left2: 'Übrig',
  took: 'Dauer',
  someMethodsMakeNothing:
    'Manche Methoden machen aus manchen Seeds nichts; deren Varianten kommen von den anderen Methoden, wo es welche gibt.',
  countedSeeds: (n) => counted(n, 'Seed', 'Seeds'),
  seedCouldNotBe: (failures) =>
    `${counted(failures, 'Seed konnte', 'Seeds konnten')} nicht wachsen; der Lauf ging weiter.`,
  growAgain: 'Noch einmal wachsen lassen und vergleichen',
  growingAgain: 'Wächst noch einmal',
  ofWord2: (done, total) => `${done} von ${total}`,
  growingAgainOfVariant: (done, total) => `Wächst noch einmal: ${done} von ${counted(total, 'Variante', 'Varianten')}`,
  makesEveryVariantOnce:
    'Macht jede Variante noch einmal aus ihrem Seed, ihrem Zufallsstrom und dem Rezept und vergleicht. Nichts von Ihren Entscheidungen ändert sich.',
  isWord: 'kam',
  are: 'kamen',
  pictureThatHadNot: (restored, rest) =>
    `${counted(restored, 'Bild', 'Bilder')}, die nicht mit dem Zip gekommen waren: ${rest} zurück`,
  variantDifferByOf: (different, largest) =>
    `${counted(different, 'Variante weicht', 'Varianten weichen')} um höchstens ${largest} von 255 Stufen ab`,
  variantCouldNotBe: (failed) => `${counted(failed, 'Variante konnte', 'Varianten konnten')} nicht gemacht werden`,
  ofVariantAreThe: (same, all) => `${same} von ${counted(all, 'Variante', 'Varianten')} sind Byte für Byte gleich.`,
  anotherDeviceOrBrowser:
    ' Ein anderes Gerät oder ein anderer Browser rundet anders, und ein bearbeitetes Bild ist ein anderes Bild.',
  newestVariants: 'Neueste Varianten',
  variant: (name, k) => `${name}, Variante ${k}`,
  inspectVariantClassScore: (name, k, classScore) => `${name}, Variante ${k}, Klassenwert ${classScore} untersuchen`,
};
