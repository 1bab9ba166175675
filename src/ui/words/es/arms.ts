/** @file What the arms of a receipt are called, and how receipts are made, in Spanish. */

import { armOf, type FixedArmId } from '../../../core/receipt/arms.ts';
import type { Protocol } from '../../../core/receipt/protocol.ts';
import { isMethodId, methodOf } from '../../../core/methods/table.ts';
import type { ArmWords } from '../words.ts';
import { term } from './terms.ts';

const FIXED: Readonly<Record<FixedArmId, ArmWords>> = {
  original: {
    title: 'la carpeta sola',
    about: 'Las semillas tal cual, salvo los pequeños giros, desplazamientos y reflejos que tiene cada brazo.',
  },
  expansion: {
    title: 'la ampliación',
    about:
      'Las semillas y las variantes que lleva una exportación y nadie rechazó, sin imágenes elegidas; de una carpeta simple, lo guiado.',
  },
  accepted: {
    title: 'lo aceptado a mano',
    about: 'Las semillas y las variantes de una exportación que alguien aceptó.',
  },
  picked: {
    title: 'lo elegido',
    about: 'Las semillas y las imágenes reales que se eligieron de una carpeta sin etiquetas y nadie rechazó.',
  },
  synthetic: {
    title: 'las variantes solas',
    about: 'Las variantes de la ampliación sin las semillas.',
  },
  'expansion-randaugment': {
    title: 'la ampliación con RandAugment',
    about: 'La ampliación, y RandAugment cambia cada imagen cada vez que se ve: así entrena train.py con ella.',
  },
  infinite: {
    title: 'RandAugment sin fin',
    about:
      'Las semillas cambiadas por RandAugment cada vez, con tantas actualizaciones como recibe la ampliación también a épocas iguales.',
  },
  distilled: {
    title: 'destilación del juez',
    about: 'Las semillas, y la mitad de cada etiqueta es lo que lee la cabeza del juez sin conocer la imagen.',
  },
  'expansion-distilled': {
    title: 'la ampliación con etiquetas del juez',
    about: 'La ampliación, y la mitad de cada etiqueta es lo que lee la cabeza del juez sin conocer la semilla.',
  },
  head: {
    title: 'la cabeza del juez',
    about:
      'Un clasificador ridge sobre las características congeladas del juez, aprendido en segundos de las semillas y los nombres.',
  },
  'fine-tuned': {
    title: 'el juez, afinado',
    about: 'La cabeza del juez, y sus últimos bloques entrenados a partir de ahí con las semillas y sus reflejos.',
  },
  'fine-tuned-expansion': {
    title: 'el juez, afinado con la ampliación',
    about: 'Los últimos bloques del juez, entrenados a partir de su cabeza con las semillas y las variantes.',
  },
  'fine-tuned-synthetic': {
    title: 'el juez, afinado solo con variantes',
    about:
      'Los últimos bloques del juez, entrenados a partir de los nombres de las clases con las variantes, sin las semillas.',
  },
  'zero-shot': {
    title: 'el juez por nombres',
    about: 'El juez con los nombres de las clases, sin una sola imagen.',
  },
};

const isFixed = (id: string): id is FixedArmId => Object.hasOwn(FIXED, id);

/** How an arm is called; one that this version does not have, by its id. */
export function arm(id: string): ArmWords {
  if (isFixed(id)) return FIXED[id];
  const work = armOf(id)?.work;
  if (work?.kind !== 'trained') return { title: id, about: '' };
  if (work.online !== null) {
    const title = term(methodOf(work.online).title);
    return { title: `${title} al vuelo`, about: `Las semillas, cambiadas por ${title} cada vez que se ven.` };
  }
  const title = work.pool !== null && isMethodId(work.pool) ? term(methodOf(work.pool).title) : id;
  return { title, about: `Las semillas y K variantes de cada una que ${title} hace de antemano.` };
}

/** How a receipt was made, in sentences. */
export function protocol({ test, length, net, batch, tuned, repeats, seed }: Protocol): string {
  const tests =
    test.kind === 'split'
      ? `Las pruebas son las imágenes de la partición ${test.split}`
      : `Cada semilla se reservó una vez en cada ejecución, en ${test.folds} pliegues; ninguna variante de una semilla reservada entrena`;
  const long =
    length.kind === 'epochs'
      ? `cada brazo ve cada una de sus imágenes ${length.epochs} veces (épocas iguales)`
      : `cada brazo hace ${length.updates} actualizaciones (las mismas${length.found ? ', tantas como necesita el más lento en una parte de las semillas' : ''})`;
  const rates = tuned
    ? 'la tasa de aprendizaje y el decaimiento de pesos se eligen para cada brazo con una parte de las semillas'
    : 'todos los brazos tienen la misma tasa de aprendizaje y decaimiento de pesos';
  const runs =
    repeats === 1
      ? `una ejecución con el número inicial ${seed}`
      : `± es la desviación estándar de ${repeats} ejecuciones con los números iniciales desde ${seed}`;
  return `${tests}; ${long} de ${batch} imágenes; ${rates}. La red es ${net.kind}, de ${net.width} canales, entrenada desde cero a ${net.side} px; ${runs}.`;
}
