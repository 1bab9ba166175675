/** @file Decisions and steps of the review, in Spanish. */

import type { DecisionReason, Figure, Rule, StepTitle, Verdict } from '../../../core/review.ts';
import { counted, figure } from './counted.ts';

const VERBS: Readonly<Record<Verdict, string>> = {
  accepted: 'Aceptar',
  rejected: 'Rechazar',
  unreviewed: 'Quitar la decisión de',
};

export function step(title: StepTitle): string {
  switch (title.code) {
    case 'decide':
      return `${VERBS[title.verdict]} ${counted(title.variants, 'variante', 'variantes')}`;
    case 'relabel':
      return `Reetiquetar ${counted(title.variants, 'variante', 'variantes')}`;
    case 'reject-by-rule':
      return `Rechazar ${counted(title.variants, 'variante', 'variantes')} por regla`;
    case 'regrow':
      return 'Recultivar una variante';
    case 'pick':
      return `Añadir ${counted(title.pictures, 'imagen afín', 'imágenes afines')}`;
    case 'unpick':
      return `Quitar ${counted(title.pictures, 'imagen afín', 'imágenes afines')}`;
    case 'leave-out':
      return `Dejar fuera ${seedsWords(title)}`;
    case 'use-again':
      return `Usar de nuevo ${seedsWords(title)}`;
    case 'leave-out-class':
      return `Dejar fuera la clase ${title.name}`;
    case 'use-class-again':
      return `Usar de nuevo la clase ${title.name}`;
    case 'relabel-seed':
      return `Reetiquetar ${title.seed} como ${title.to}`;
    case 'move-crop':
      return `Mover el cuadrado de ${title.seed}`;
    case 'keep-label':
      return `Conservar la etiqueta de ${title.seed}`;
    case 'text':
      return title.text;
    default:
      return title satisfies never;
  }
}

const seedsWords = ({ seeds, name }: { readonly seeds: number; readonly name: string | null }): string =>
  name ?? `${seeds} semillas`;

export function decision(reason: DecisionReason): string {
  switch (reason.code) {
    case 'rule':
      return ruleWords(reason.rule);
    case 'seed-relabelled':
      return `su semilla estaba etiquetada como ${reason.from}`;
    case 'safety':
      return `seguridad: una puntuación de ${figure(reason.score)}, rechazada desde ${figure(reason.threshold)}`;
    case 'removed':
      return 'quitada del zip';
    case 'text':
      return reason.text;
    default:
      return reason satisfies never;
  }
}

const FIGURES: Readonly<Record<Figure, string>> = {
  classScore: 'puntuación de clase',
  deltaEntropy: 'cambio de entropía',
  diversity: 'diversidad',
  distance: 'distancia',
  cosineToSeed: 'parecido con la semilla',
  nearestCosine: 'parecido con la más cercana',
  safety: 'puntuación de seguridad',
};

function ruleWords(rule: Rule): string {
  switch (rule.kind) {
    case 'below':
      return `${FIGURES[rule.figure]} menor que ${rule.limit}`;
    case 'above':
      return `${FIGURES[rule.figure]} mayor que ${rule.limit}`;
    case 'below-seed':
      return `puntuación de clase por debajo del ${Math.round(100 * rule.share)} % de la de su semilla`;
    case 'class-lost':
      return 'leída como otra clase';
    case 'near-copy':
      return 'casi copia de otra imagen';
    default:
      return rule satisfies never;
  }
}
