/** @file `README.md` of an exported data set: what is in it, how it was made, and under which licences. */

import { counted } from '../core/counted.ts';
import type { Match } from '../core/image/match.ts';
import type { SettingValues } from '../core/methods/settings.ts';
import type { Receipt } from '../core/receipt/receipt.ts';
import { methodOf } from '../core/methods/table.ts';
import type { Recipe, RecipePart } from '../core/run/recipe.ts';
import { receiptSection } from './receipt/card.ts';
import type { ReceiptWords } from './receipt/words.ts';
import type { RunFacts } from './sidecar.ts';

export interface CardFacts {
  readonly name: string;
  readonly run: RunFacts;
  /** One line a class, in the order of the classes. */
  readonly classes: readonly {
    readonly label: string;
    readonly name: string;
    readonly originals: number;
    readonly variants: number;
    /** Pictures that were picked from a folder without labels. */
    readonly picked: number;
  }[];
  /** Of the variants. */
  readonly verdicts: Verdicts;
  /** Of the pictures that were picked. Default: there are none. */
  readonly pickVerdicts?: Verdicts;
  /** How the files lie, and what reads them: sentences. */
  readonly layout: string;
  /** What stands before everything, for loaders that read it; '' by default. */
  readonly head?: string;
  /** What every picture was made; absent where they are as they came. */
  readonly match?: Match | null;
  /** Whether `offshoot.json` lies beside it. Default: it does. */
  readonly hasProject?: boolean;
  /** The newest that was made of the set. Default: none was. */
  readonly receipt?: { readonly receipt: Receipt; readonly words: ReceiptWords } | null;
  readonly packs: readonly {
    readonly title: string;
    readonly version: string;
    readonly role: string;
    readonly licence: string;
  }[];
  readonly pictures: readonly {
    readonly title: string;
    readonly licence: string;
    readonly attribution: string;
    readonly url: string;
  }[];
}

export interface Verdicts {
  readonly accepted: number;
  readonly rejected: number;
  readonly unreviewed: number;
}

const NO_VERDICTS: Verdicts = { accepted: 0, rejected: 0, unreviewed: 0 };

/** The card's text. */
export function cardText(facts: CardFacts): string {
  const { run, classes, verdicts, pickVerdicts = NO_VERDICTS } = facts;
  const { recipe } = run;
  const originals = classes.reduce((sum, row) => sum + row.originals, 0);
  const variants = classes.reduce((sum, row) => sum + row.variants, 0);
  const picked = classes.reduce((sum, row) => sum + row.picked, 0);
  const anyPicked = picked + pickVerdicts.rejected > 0;
  const setting = (name: string, value: string | number) => `| ${name} | ${value} |`;
  return `${facts.head ?? ''}${[
    `# ${facts.name}, expanded`,
    '',
    `${originals} original images and ${variants} variants, grown with Offshoot ${run.appVersion} by ${byWhat(recipe)}.`,
    ...(picked > 0
      ? [
          `Besides ${counted(picked, 'real picture')}, picked from a folder without labels where the judge was sure of the class: the lines of`,
          'the source `picked` say from which file, how sure it was, and how many such pictures were foretold to be right.',
        ]
      : []),
    ...(facts.hasProject === false
      ? [
          'Every image has a line in `expansion.jsonl` with everything that made it. `croissant.json` describes the data set in the',
          'vocabulary of MLCommons Croissant.',
        ]
      : [
          'Every image has a line in `expansion.jsonl` with everything that made it. `offshoot.json` is the whole project: dropped on the',
          'studio, the zip opens again as it was. `croissant.json` describes the data set in the vocabulary of MLCommons Croissant.',
        ]),
    '',
    facts.layout,
    '',
    ...(facts.match ? [matchWords(facts.match), ''] : []),
    '`train.py` trains a classifier on this folder and says how many held-out originals it reads right. Layouts that hold soft labels train',
    'with them: a variant counts for the classes that the judge reads in it, half and half with its own. Every look at a picture is changed by',
    'RandAugment anew, on top of what was grown.',
    '',
    '`classes.txt` has the classes in the order of their numbers, from 0: use it where a split lacks a class, since loaders of folders',
    'number what they find. A name that some systems do not take is written with `%` and two digits a byte, as in web addresses.',
    '',
    `| class | name | originals | variants |${picked > 0 ? ' picked |' : ''}`,
    `| --- | --- | ---: | ---: |${picked > 0 ? ' ---: |' : ''}`,
    ...classes.map(
      (row) =>
        `| ${cell(row.label)} | ${cell(row.name)} | ${row.originals} | ${row.variants} |${picked > 0 ? ` ${row.picked} |` : ''}`,
    ),
    '',
    '## Review',
    '',
    `${verdicts.accepted} variants were accepted, ${verdicts.rejected} rejected, ${verdicts.unreviewed} not reviewed.`,
    ...(anyPicked
      ? [
          `Of the pictures that were picked, ${pickVerdicts.accepted} were accepted, ${pickVerdicts.rejected} rejected, ${pickVerdicts.unreviewed} not reviewed.`,
        ]
      : []),
    '',
    ...(facts.receipt ? [receiptSection(facts.receipt.receipt, facts.receipt.words)] : []),
    '## Settings',
    '',
    '| setting | value |',
    '| --- | --- |',
    recipe.perClass === null
      ? setting('variants per image', recipe.variants)
      : setting('images per class, topped up to', recipe.perClass),
    ...(recipe.topUps ?? []).map(({ label, images }) => setting(`images of ${cell(label)}, topped up to`, images)),
    ...(recipe.side === null ? [] : [setting('side, pixels', recipe.side)]),
    ...recipe.parts.flatMap((part) =>
      settingsOf(part, recipe.parts.length > 1).map(([name, value]) => setting(name, value)),
    ),
    ...(recipe.select ? [setting('selected from tries per variant', recipe.select.tries)] : []),
    ...(recipe.stretch === undefined ? [] : [setting('bits of 16 that pictures use', recipe.stretch)]),
    ...(recipe.grey === undefined ? [] : [setting('without colour', recipe.grey ? 'yes' : 'no')]),
    ...(run.safety && recipe.safety !== undefined ? [setting('rejected from a safety score of', recipe.safety)] : []),
    setting('anchor', recipe.anchor),
    setting('the judge knows the classes by', run.judgeHead?.mode ?? recipe.judgeMode),
    ...(run.judgeHead?.views === undefined
      ? []
      : [
          setting('views of every seed that it learnt from', run.judgeHead.views),
          setting('passes through it for every seed', run.judgeHead.forwards!),
        ]),
    setting('weight of the prototypes', recipe.prototypes),
    setting('run seed', recipe.runSeed),
    ...(run.prompt === null ? [] : [setting('prompt', cell(run.prompt))]),
    '',
    '## Models',
    '',
    ...facts.packs.map(({ title, version, role, licence }) => `- ${title} ${version} (${role}), ${licence}`),
    '',
    '## Licences',
    '',
    ...(facts.pictures.length > 0
      ? facts.pictures.map(({ title, licence, attribution, url }) => `- ${title} by ${attribution}, ${licence}: ${url}`)
      : ['The original images are under the terms that they came with; variants derive from them.']),
    ...(picked > 0 ? ['Pictures that were picked are under the terms that they came with.'] : []),
    '',
  ].join('\n')}`;
}

const matchWords = ({ side, fit, grey }: Match): string =>
  `Every picture, original or new, is a ${grey ? 'grey ' : ''}PNG of ${side} x ${side} pixels, ${
    fit === 'crop' ? 'cropped to its middle' : 'padded with the mean colour of its edge'
  }: a network cannot tell what was grown by size or format.`;

/** The methods, as the end of "grown by ...". */
export const byWhat = ({ parts, select }: Pick<Recipe, 'parts' | 'select'>): string =>
  parts.map(({ method }) => methodOf(method).by).join(', ') + (select ? ', and selection' : '');

/** What was chosen of a method, by name; among several methods their names stand before them. */
function settingsOf(part: RecipePart, several: boolean): readonly (readonly [name: string, value: string])[] {
  const { title, settings } = methodOf(part.method);
  const values = part.settings as unknown as SettingValues;
  const prefix = several ? `${title}: ` : '';
  const share = several ? [[`${prefix}share`, String(part.share)] as const] : [];
  const less = (part.lessFor ?? []).map(({ label, times }) => `${cell(label)} ${times}`).join(', ');
  const spared = less === '' ? [] : [[`${prefix}left of its share for some classes`, less] as const];
  return [...share, ...spared, ...Object.keys(settings).map((name) => [prefix + name, String(values[name])] as const)];
}

/** Text that does not end a table's cell. */
const cell = (text: string): string => text.replaceAll('|', '\\|').replace(/\s+/gu, ' ');
