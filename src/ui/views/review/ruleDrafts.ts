/** @file The rules that can be asked for, as a person finds them. */

import type { Rule } from '../../../store/review/state.ts';
import { figure, percent } from '../../format.ts';

export interface RuleDraft {
  readonly on: boolean;
  readonly rule: Rule;
  readonly words: string;
  /** Range of the limit, where there is one. */
  readonly range?: { readonly minimum: number; readonly maximum: number };
}

/**
 * What compares with the seed comes first: what the judge finds hard in a seed is hard in its variants too, and a limit that is the
 * same for all would empty the class.
 */
export const FIRST_RULES: readonly RuleDraft[] = [
  {
    on: true,
    rule: { kind: 'below-seed', share: 0.5 },
    words: 'Class score, of its seed’s, below',
    range: { minimum: 0, maximum: 1 },
  },
  { on: false, rule: { kind: 'class-lost' }, words: 'Read as another class' },
  { on: false, rule: { kind: 'near-copy' }, words: 'Near-copy of another image' },
  {
    on: false,
    rule: { kind: 'below', figure: 'classScore', limit: 0.3 },
    words: 'Class score below',
    range: { minimum: 0, maximum: 1 },
  },
  {
    on: false,
    rule: { kind: 'below', figure: 'cosineToSeed', limit: 0.5 },
    words: 'Likeness to its seed below',
    range: { minimum: 0, maximum: 1 },
  },
  {
    on: false,
    rule: { kind: 'below', figure: 'deltaEntropy', limit: 0 },
    words: 'Entropy change below',
    range: { minimum: -2, maximum: 2 },
  },
];

/** The limit of a rule; `null` where it has none. */
export const limitOf = (rule: Rule): number | null =>
  rule.kind === 'below-seed' ? rule.share : 'limit' in rule ? rule.limit : null;

/** The limit as it is read. */
export const limitInWords = (rule: Rule): string =>
  rule.kind === 'below-seed' ? percent(rule.share) : 'limit' in rule ? figure(rule.limit) : '';

/** The same rule with another limit. */
export const withLimit = (rule: Rule, limit: number): Rule =>
  rule.kind === 'below-seed' ? { ...rule, share: limit } : 'limit' in rule ? { ...rule, limit } : rule;
