/** @file Words of inspect, in Spanish. */

import type { inspect as english } from '../../en/page/inspect.ts';
import type { Translated } from '../../translated.ts';
import { counted } from '../counted.ts';

const KINDS = { variant: 'variante', picture: 'imagen' };

export const inspect: Translated<typeof english> = {
  theRunGoesOn: 'La ejecución sigue. El mapa y las distancias son de lo que había al abrir esto.',
  figuresOfTheRejected: (variants) =>
    `También las cifras de ${counted(variants, 'variante rechazada', 'variantes rechazadas')}, que no saldrán`,
  variants: 'Variantes',
  readAsAnotherClass: 'Leídas como otra clase',
  countedVariants: (n) => counted(n, 'variante', 'variantes'),
  theirSeeds: (seedsMisread) => `sus semillas ${seedsMisread}`,
  coveringRadius: 'Radio de cobertura',
  seedToNearestVariant: 'de la semilla a la variante más cercana',
  theOtherWay: 'En sentido contrario',
  variantToNearestSeed: 'de la variante a la semilla más cercana',
  betweenSiblings: 'Distancia entre hermanas',
  fréchetDistance: 'Distancia de Fréchet',
  lowerIsNotAlways: 'menor no siempre es mejor',
  whatTheDistancesSay: 'Qué dicen las distancias',
  distancesAre1Cosine:
    'Las distancias son 1 − coseno entre los embeddings del juez. El radio de cobertura es la distancia de la semilla más solitaria a su variante más cercana: cuanto menor, mejor rodean las variantes lo que tienes. En sentido contrario es la variante más alejada de toda semilla: cuanto mayor, más lejos llega el conjunto, y más merece una mirada. Las hermanas, variantes de una misma semilla, están más cerca entre sí que las semillas de una clase; cuanto más cerca las dos cifras, más difieren las variantes como lo harían fotografías nuevas.',
  theFréchetDistanceCompares:
    'La distancia de Fréchet compara semillas y variantes como dos nubes, por sus medias y covarianzas',
  coverageOf: (seeds, variants) =>
    ` Los radios se miden en ${counted(seeds, 'semilla', 'semillas')} y ${counted(variants, 'variante', 'variantes')}, tomadas a intervalos iguales.`,
  seedAndVariant: (seeds, variants) =>
    ` (${counted(seeds, 'semilla', 'semillas')} y ${counted(variants, 'variante', 'variantes')})`,
  copiesOfTheSeeds:
    '. Las copias de las semillas darían casi 0 y no enseñarían nada a un modelo: menor no siempre es mejor. Es demasiado grande con pocas imágenes; compárala solo entre ejecuciones de las mismas semillas. Dos mitades de las semillas, con la mitad de imágenes cada una, muestran lo que el azar hace de un conjunto.',
  mean: (way, mean) => `${way}; media ${mean}`,
  showIt: 'mostrarla',
  seed: 'Semilla',
  variant: 'Variante',
  regrow: 'Recultivar',
  hold: 'Mantén ',
  toSeeTheSeed: ' para ver la semilla en su lugar, o arrastra sobre la variante.',
  previousK: (what) => `Anterior: ${KINDS[what]} (K)`,
  accept: 'Aceptar',
  reject: 'Rechazar',
  nextJ: (what) => `Siguiente: ${KINDS[what]} (J)`,
  variantsInsideTheLine: 'Variantes dentro de la línea',
  showInReview: 'Mostrar en Revisar',
  letGo: 'Soltar',
  inspect: 'Examinar',
  whatToInspect: 'Qué examinar',
  oneVariant: 'Una variante',
  wholeSet: 'Todo el conjunto',
  relatedPicture: (from) => `Imagen afín ${from}`,
  variantsOfTheSame: 'Variantes de la misma semilla',
  meanDistanceBetweenSiblings: 'Distancia media entre hermanas ',
  sibling: (k, verdict) => `Hermana ${k}, ${verdict}`,
  areTheClassesBalanced: '¿Están equilibradas las clases?',
  seeds: ' semillas ',
  accepted: ' aceptadas ',
  notYetReviewed: ' aún sin revisar ',
  doVariantsKeepTheir: '¿Conservan las variantes su clase?',
  pOfTheFolders: 'p de la clase de la carpeta; una barra abre sus variantes',
  doTheyAddInformation: '¿Añaden información?',
  doTheyDifferFrom: '¿Difieren de sus hermanas?',
  shareOfTheDiversity: 'Parte del término de diversidad, en nats',
  variantOf: (k, name) => `Variante ${k} de ${name}`,
  seed2: (name) => `Semilla ${name}`,
  noFolder: 'sin carpeta',
  class: (label) => `clase ${label}`,
  classScore: (classScore) => `puntuación de clase ${classScore}`,
  classScore2: (probability) => `puntuación de clase ${probability}`,
  twoPrincipalComponentsOf: 'Dos componentes principales de los embeddings del juez',
  umapOfTheJudges: 'UMAP de los embeddings del juez: cerca es parecido, lejos dice poco',
  whereDoVariantsLie: '¿Dónde quedan las variantes entre las semillas?',
  pressOneToOpen: (LAYOUTS) => `${LAYOUTS}; pulsa una para abrirla, rodea varias para seleccionarlas`,
  layout: 'Disposición',
  colourBy: 'Color por',
  class2: 'Clase',
  state: 'Estado',
  layingOutTheMap: 'Trazando el mapa…',
  embeddingMap: 'Mapa de embeddings',
  mapOfImages: (points) => `Mapa de ${points} imágenes`,
  arrowKeysMoveFrom:
    'Las flechas van de imagen en imagen, Intro abre una, Espacio selecciona una variante, Escape suelta la selección.',
  selected: ', seleccionada',
  variantInTheSelection: (caught) => `; ${counted(caught, 'variante', 'variantes')} en la selección`,
  variant2: (k, classScore) => `variante ${k}, ${classScore}`,
};
