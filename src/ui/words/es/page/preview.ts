/** @file Words of preview, in Spanish. */

import type { preview as english } from '../../en/page/preview.ts';
import type { Translated } from '../../translated.ts';
import { counted } from '../counted.ts';

export const preview: Translated<typeof english> = {
  title: 'Vista previa en vivo',
  seed: 'Tu imagen',
  reading: (p, entropy) => `p ${p}, H ${entropy}`,
  variant: (k) => `Variante ${k}`,
  readAs: (name, entropy) => `Leída como ${name}, entropía ${entropy} nats`,
  show: 'Mostrar',
  pictures: 'Imágenes',
  difference: 'Qué cambió',
  aboutDifference: 'Cuánto se aleja cada punto de tu imagen, con el doble de brillo; el negro no cambió.',
  holdFor: (twin) => `Mantén una imagen, o C, para ver: ${twin}`,
  working: 'Imaginando…',
  waiting: 'Imaginando las variantes de esta imagen…',
  notYet: 'La vista previa aparece cuando los modelos están listos.',
  took: (milliseconds) => `Imaginado en ${milliseconds} ms`,
  fewer: (made, wanted) =>
    `${made} de ${counted(wanted, 'variante', 'variantes')}, lo que este dispositivo hace en cosa de un segundo`,
  declined: (method, why) => `${method} no saca nada de esta imagen: ${why}.`,
  curves: 'Curvas y términos',
  steps: {
    title: 'Por el camino',
    making: 'Haciendo las imágenes del camino…',
    start: 'donde empiezan',
    step: (step, last) => `paso ${step} de ${last}`,
    denoised: (step: number, of: number) => `quitando ruido, paso ${step} de ${of}: la imagen a la que tiende`,
    end: 'el resultado',
    means: (p, entropy) => `media p ${p}, H ${entropy}`,
  },
  before: 'ajuste anterior',
  bought: {
    title: 'Guía.',
    compared: 'En comparación.',
    kept: (one, kept, other, keptOther, all) =>
      `${one} conserva la clase en ${kept} de ${counted(all, 'imagen', 'imágenes')}, ${other} en ${keptOther}.`,
    change: {
      class: (by) => `${by} más certeza de la clase`,
      information: (by) => `${by} más información`,
      diversity: (by) => `${by} más diferencia entre las imágenes`,
    },
    nats: (value) => `${value} nats`,
    points: (value) => counted(value, 'punto', 'puntos'),
    both: (bought, cost) => `Aportó ${bought}, y costó ${cost}.`,
    only: (bought) => `Aportó ${bought}, sin coste.`,
    cost: (cost) => `No aportó nada, y costó ${cost}.`,
    nothing: 'En esta imagen las dos vienen a ser lo mismo.',
    and: (items) => (items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} y ${items.at(-1)!}`),
    less: (item) => item.replace(' más ', ' menos '),
  },
};
