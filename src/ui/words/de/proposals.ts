/** @file Why a recipe was proposed, in German. */

import { methodOf } from '../../../core/methods/table.ts';
import type { Spared } from '../../../core/propose/spared.ts';
import type { Tried } from '../../../core/propose/tried.ts';
import type { Reason } from '../../../core/propose/proposal.ts';
import { partWords } from './parts.ts';
import { term } from './terms.ts';
import { figure } from './counted.ts';

/**
 * A reason as a sentence.
 *
 * @param reason what was found.
 */
export function proposal(reason: Reason): string {
  switch (reason.code) {
    case 'judge-at-chance':
      return `Der Prüfer liest ${percent(reason.leaveOneOut)} der Seeds als ihre Klasse, ohne sie zu kennen, wo Raten ${percent(reason.guessing)} erreicht: Er kann nicht führen, also werden die klassischen Änderungen vorgeschlagen, die keinen Prüfer brauchen.`;
    case 'style-free':
      return `Farben und Töne dürfen weit gehen (Radius ${reason.radius}): ${percent(reason.kept)} solcher Varianten werden noch als ihre Klasse gelesen, von den Seeds selbst ${percent(reason.asTheyAre)}.`;
    case 'style-limited':
      return `Farben und Töne bewegen sich um ${reason.radius}: ${percent(reason.kept)} solcher Varianten werden noch als ihre Klasse gelesen; bei ${reason.beyond} wären es ${percent(reason.keptBeyond)}.`;
    case 'style-is-class':
      return `Der Prüfer geht nach Farben und Tönen: Selbst wenig bewegt (${reason.radius}) werden nur ${percent(reason.kept)} als ihre Klasse gelesen, von den Seeds selbst ${percent(reason.asTheyAre)}. Darum führt er sie nicht.`;
    case 'unguided':
      return 'Farben und Töne ändern sich ohne seine Führung; die halbe Klasse einer solchen Variante ist, was der Prüfer in ihr liest.';
    case 'scenes':
      return `${percent(reason.objects)} der Bilder haben ein Objekt, das sich abhebt, und ${percent(reason.kept)} davon werden in einer anderen Szene als ihre Klasse gelesen: Neue Szenen werden vorgeschlagen.`;
    case 'no-objects':
      return `Nur ${percent(reason.objects)} der Bilder haben ein Objekt, das sich abhebt: Neue Szenen werden nicht vorgeschlagen.`;
    case 'scenes-lose-class':
      return `In anderen Szenen werden nur ${percent(reason.kept)} als ihre Klasse gelesen, von den Seeds selbst ${percent(reason.asTheyAre)}: Neue Szenen werden nicht vorgeschlagen.`;
    case 'no-mask':
      return 'Hier findet nichts Objekte, also werden keine neuen Szenen vorgeschlagen; fügen Sie ein Modellpaket für Masken hinzu.';
    case 'spared':
      return `${term(methodOf(reason.method).title)} nimmt einigen Klassen, was sie ausmacht, daher bekommen sie weniger davon: ${reason.classes.map(spared).join(', ')}.`;
    case 'tried':
      return `Kleine Klassifikatoren, die damit von einem Teil der Seeds lernten, lesen ${tried(reason.chosen)} der übrigen richtig; mit ${reason.others.map((one) => `${methods(one)}: ${tried(one)}`).join('; mit ')}.`;
    case 'tried-alike':
      return `Bei ${reason.seeds} Seeds sind Unterschiede von ${percent(reason.chance)} Zufall: Ein anderes Rezept muss mehr als das lesen, um an die Stelle von diesem zu treten.`;
    default:
      return reason satisfies never;
  }
}

const methods = ({ parts }: Tried): string => parts.map((part) => partWords(part, parts)).join(' und ');

const spared = ({ label, kept, made }: Spared): string =>
  `${label} (${percent(kept / made)} von ${made} noch als sie gelesen)`;

const tried = ({ mean, spread }: Tried): string =>
  `${figure(100 * mean, 1)}${spread === null ? '' : ` ± ${figure(100 * spread, 1)}`} %`;

const percent = (share: number): string => `${figure(100 * share, 0)} %`;
