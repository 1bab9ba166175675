/** @file Words of grow, in Spanish. */

import type { grow as english } from '../../en/page/grow.ts';
import type { Translated } from '../../translated.ts';
import { counted } from '../counted.ts';

export const grow: Translated<typeof english> = {
  pause: 'Pausar',
  stop: 'Detener',
  resume: 'Reanudar',
  growTheRemaining: (left) => `Cultivar las ${left} restantes`,
  whatCameOfIt: 'Lo que salió',
  ofVariantKeepTheir: (variants, seeds, seeds2) =>
    ` de ${counted(variants, 'variante conserva', 'variantes conservan')} su clase; de sus ${counted(seeds, 'semilla', 'semillas')} se leen bien ${seeds2}.`,
  nextReviewTheseClasses:
    'Ahora: revisa primero estas clases; Reglas, en Revisar, rechaza lo que cayó muy por debajo de su semilla.',
  nextReviewWhatKeeps:
    'Ahora: revisa. Lo que conserva su clase con menos seguridad que su semilla merece una mirada; Reglas lo encuentra.',
  toLookAt: 'Por mirar: ',
  keptSeeds: (variants, seeds) => ` (${variants} conservadas, semillas ${seeds})`,
  andMore: (outcomes) => ` y ${outcomes} más`,
  progressByClass: 'Progreso por clase',
  hasEnough: 'tiene suficientes',
  ofWord: (done, total) => `${done} de ${total}`,
  progressOf: (key) => `Progreso de ${key}`,
  readyToGrow: 'Listo para cultivar',
  growing: 'Cultivando',
  pausingAfterTheSeed: 'En pausa tras la semilla en curso',
  paused: 'En pausa',
  stoppingAfterTheSeed: 'Se detiene tras la semilla en curso',
  grown: 'Cultivado',
  theRunCouldNot: 'La ejecución no pudo seguir',
  oneSeedOfEach: 'Por turnos, una semilla de cada clase recibe sus variantes. Puedes revisar mientras tanto.',
  stoppedWhatIsDone: 'Detenido; lo hecho se conserva',
  review: 'Revisar',
  expansion: 'Cultivo',
  left: (timeLeft) => `, faltan ${timeLeft}`,
  ofVariant: (done, total, rest) => `${done} de ${counted(total, 'variante', 'variantes')}${rest}`,
  variants: 'Variantes',
  done: 'Hecho',
  aSecond: 'Por segundo',
  left2: 'Falta',
  took: 'Duró',
  someMethodsMakeNothing:
    'Algunos métodos no sacan nada de algunas semillas; sus variantes vienen de los otros métodos, donde los hay.',
  countedSeeds: (n) => counted(n, 'semilla', 'semillas'),
  seedCouldNotBe: (failures) =>
    `${counted(failures, 'semilla no pudo', 'semillas no pudieron')} cultivarse; la ejecución siguió.`,
  growAgain: 'Cultivar otra vez y comparar',
  growingAgain: 'Cultivando otra vez',
  ofWord2: (done, total) => `${done} de ${total}`,
  growingAgainOfVariant: (done, total) => `Cultivando otra vez: ${done} de ${counted(total, 'variante', 'variantes')}`,
  makesEveryVariantOnce:
    'Hace otra vez cada variante a partir de su semilla, su flujo y la receta, y compara. Nada de lo que decidiste cambia.',
  isWord: 'ha vuelto',
  are: 'han vuelto',
  pictureThatHadNot: (restored, rest) => `${counted(restored, 'imagen', 'imágenes')} que no venían en el zip: ${rest}`,
  variantDifferByOf: (different, largest) =>
    `${counted(different, 'variante difiere', 'variantes difieren')}, en ${largest} de 255 niveles como mucho`,
  variantCouldNotBe: (failed) => `${counted(failed, 'variante no pudo', 'variantes no pudieron')} hacerse`,
  ofVariantAreThe: (same, all) => `${same} de ${counted(all, 'variante', 'variantes')} son iguales, byte a byte.`,
  anotherDeviceOrBrowser: ' Otro dispositivo o navegador redondea de otro modo, y una imagen editada es otra imagen.',
  newestVariants: 'Variantes más recientes',
  variant: (name, k) => `${name}, variante ${k}`,
  inspectVariantClassScore: (name, k, classScore) =>
    `Examinar ${name}, variante ${k}, puntuación de clase ${classScore}`,
};
