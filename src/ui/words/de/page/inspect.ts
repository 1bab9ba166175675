/** @file Words of inspect, in German. */

import type { inspect as english } from '../../en/page/inspect.ts';
import type { Translated } from '../../translated.ts';
import { counted } from '../counted.ts';

const KINDS = { variant: 'Variante', picture: 'Bild' };

export const inspect: Translated<typeof english> = {
  theRunGoesOn: 'Der Lauf geht weiter. Karte und Abstände zeigen, was beim Öffnen da war.',
  figuresOfTheRejected: (variants) =>
    `Auch Werte der ${counted(variants, 'abgelehnten Variante', 'abgelehnten Varianten')}, die nicht mitgehen`,
  variants: 'Varianten',
  readAsAnotherClass: 'Als andere Klasse gelesen',
  countedVariants: (n) => counted(n, 'Variante', 'Varianten'),
  theirSeeds: (seedsMisread) => `ihre Seeds ${seedsMisread}`,
  coveringRadius: 'Überdeckungsradius',
  seedToNearestVariant: 'vom Seed zur nächsten Variante',
  theOtherWay: 'In der Gegenrichtung',
  variantToNearestSeed: 'von der Variante zum nächsten Seed',
  betweenSiblings: 'Abstand zwischen Geschwistern',
  fréchetDistance: 'Fréchet-Abstand',
  lowerIsNotAlways: 'kleiner ist nicht immer besser',
  whatTheDistancesSay: 'Was die Abstände besagen',
  distancesAre1Cosine:
    'Abstände sind 1 − Kosinus zwischen den Einbettungen des Prüfers. Der Überdeckungsradius ist der Abstand vom einsamsten Seed zu seiner nächsten Variante: je kleiner, desto besser umgeben die Varianten, was Sie haben. In der Gegenrichtung ist es die Variante, die von jedem Seed am weitesten entfernt ist: je größer, desto weiter reicht der Satz, und desto eher verdient sie einen Blick. Geschwister, die Varianten eines Seeds, liegen näher beieinander als Seeds einer Klasse; je näher die beiden Werte, desto mehr unterscheiden sich die Varianten wie neue Fotografien.',
  theFréchetDistanceCompares:
    'Der Fréchet-Abstand vergleicht Seeds und Varianten als zwei Wolken, nach Mittelwerten und Kovarianzen',
  coverageOf: (seeds, variants) =>
    ` Die Radien sind an ${counted(seeds, 'Seed', 'Seeds')} und ${counted(variants, 'Variante', 'Varianten')} gemessen, gleichmäßig verteilt ausgewählt.`,
  seedAndVariant: (seeds, variants) =>
    ` (${counted(seeds, 'Seed', 'Seeds')} und ${counted(variants, 'Variante', 'Varianten')})`,
  copiesOfTheSeeds:
    '. Kopien der Seeds lägen bei fast 0 und lehrten ein Modell nichts: Kleiner ist nicht immer besser. Für wenige Bilder ist er zu groß; vergleichen Sie ihn nur zwischen Läufen derselben Seeds. Zwei Hälften der Seeds, von je halb so vielen Bildern, zeigen, was der Zufall aus einem Satz macht.',
  mean: (way, mean) => `${way}; Mittel ${mean}`,
  showIt: 'zeigen',
  seed: 'Seed',
  variant: 'Variante',
  regrow: 'Neu wachsen lassen',
  hold: 'Halten Sie ',
  toSeeTheSeed: ', um den Seed an ihrer Stelle zu sehen, oder ziehen Sie über die Variante.',
  previousK: (what) => `Voriges: ${KINDS[what]} (K)`,
  accept: 'Annehmen',
  reject: 'Ablehnen',
  nextJ: (what) => `Nächstes: ${KINDS[what]} (J)`,
  variantsInsideTheLine: 'Varianten innerhalb der Linie',
  showInReview: 'Beim Sichten zeigen',
  letGo: 'Aufheben',
  inspect: 'Untersuchen',
  whatToInspect: 'Was untersuchen',
  oneVariant: 'Eine Variante',
  wholeSet: 'Ganzer Satz',
  relatedPicture: (from) => `Verwandtes Bild ${from}`,
  variantsOfTheSame: 'Varianten desselben Seeds',
  meanDistanceBetweenSiblings: 'Mittlerer Abstand zwischen Geschwistern ',
  sibling: (k, verdict) => `Geschwister ${k}, ${verdict}`,
  areTheClassesBalanced: 'Sind die Klassen ausgewogen?',
  seeds: ' Seeds ',
  accepted: ' angenommen ',
  notYetReviewed: ' noch nicht gesichtet ',
  doVariantsKeepTheir: 'Behalten die Varianten ihre Klasse?',
  pOfTheFolders: 'p der Klasse des Ordners; ein Balken öffnet seine Varianten',
  doTheyAddInformation: 'Bringen sie Information hinzu?',
  doTheyDifferFrom: 'Unterscheiden sie sich von ihren Geschwistern?',
  shareOfTheDiversity: 'Anteil am Diversitätsterm, in nat',
  variantOf: (k, name) => `Variante ${k} von ${name}`,
  seed2: (name) => `Seed ${name}`,
  noFolder: 'kein Ordner',
  class: (label) => `Klasse ${label}`,
  classScore: (classScore) => `Klassenwert ${classScore}`,
  classScore2: (probability) => `Klassenwert ${probability}`,
  twoPrincipalComponentsOf: 'Zwei Hauptkomponenten der Einbettungen des Prüfers',
  umapOfTheJudges: 'UMAP der Einbettungen des Prüfers: nah ist ähnlich, fern besagt wenig',
  whereDoVariantsLie: 'Wo liegen die Varianten zwischen den Seeds?',
  pressOneToOpen: (LAYOUTS) => `${LAYOUTS}; ein Druck öffnet eines, ein Umriss wählt mehrere aus`,
  layout: 'Anordnung',
  colourBy: 'Farbe nach',
  class2: 'Klasse',
  state: 'Zustand',
  layingOutTheMap: 'Die Karte wird angelegt…',
  embeddingMap: 'Karte der Einbettungen',
  mapOfImages: (points) => `Karte von ${points} Bildern`,
  arrowKeysMoveFrom:
    'Pfeiltasten gehen von Bild zu Bild, Enter öffnet eines, Leertaste wählt eine Variante aus, Escape hebt die Auswahl auf.',
  selected: ', ausgewählt',
  variantInTheSelection: (caught) => `; ${counted(caught, 'Variante', 'Varianten')} in der Auswahl`,
  variant2: (k, classScore) => `Variante ${k}, ${classScore}`,
};
