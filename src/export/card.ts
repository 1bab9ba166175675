/** @file `README.md` of an exported data set: what is in it, how it was made, and under which licences. */

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
  }[];
  readonly verdicts: { readonly accepted: number; readonly rejected: number; readonly unreviewed: number };
  readonly side: number;
  readonly blend: number;
  /** Images that every class should come to; absent where every seed got as many variants. */
  readonly perClass?: number | undefined;
  /** How the files lie, and what reads them: sentences. */
  readonly layout: string;
  /** What stands before everything, for loaders that read it; '' by default. */
  readonly head?: string;
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

/** The card's text. */
export function cardText(facts: CardFacts): string {
  const { run, classes, verdicts } = facts;
  const { recipe } = run;
  const originals = classes.reduce((sum, row) => sum + row.originals, 0);
  const variants = classes.reduce((sum, row) => sum + row.variants, 0);
  const setting = (name: string, value: string | number) => `| ${name} | ${value} |`;
  return `${facts.head ?? ''}${[
    `# ${facts.name}, expanded`,
    '',
    `${originals} original images and ${variants} variants, grown with Offshoot ${run.appVersion} by ${METHODS[run.method]}.`,
    'Every image has a line in `expansion.jsonl` with everything that made it. `offshoot.json` is the whole project: dropped on the',
    'studio, the zip opens again as it was. `croissant.json` describes the data set in the vocabulary of MLCommons Croissant.',
    '',
    facts.layout,
    '',
    '`classes.txt` has the classes in the order of their numbers, from 0: use it where a split lacks a class, since loaders of folders',
    'number what they find. A name that some systems do not take is written with `%` and two digits a byte, as in web addresses.',
    '',
    '| class | name | originals | variants |',
    '| --- | --- | ---: | ---: |',
    ...classes.map((row) => `| ${cell(row.label)} | ${cell(row.name)} | ${row.originals} | ${row.variants} |`),
    '',
    '## Review',
    '',
    `${verdicts.accepted} variants were accepted, ${verdicts.rejected} rejected, ${verdicts.unreviewed} not reviewed.`,
    '',
    '## Settings',
    '',
    '| setting | value |',
    '| --- | --- |',
    facts.perClass === undefined
      ? setting('variants per image', recipe.variants)
      : setting('images per class, topped up to', facts.perClass),
    setting('side, pixels', facts.side),
    setting('epsilon', recipe.epsilon),
    setting('steps', recipe.steps),
    setting('update', `${recipe.update.kind}, ${recipe.update.size}`),
    setting('noise', `one value a ${recipe.granularity}`),
    setting(
      'weights (class kept, entropy, diversity)',
      `${recipe.weights.consistency}, ${recipe.weights.entropy}, ${recipe.weights.diversity}`,
    ),
    setting('anchor', recipe.anchor),
    setting('diversity of', recipe.diversity),
    setting('prototype blend', facts.blend),
    setting('run seed', recipe.run),
    setting('prompt', cell(run.prompt)),
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
    '',
  ].join('\n')}`;
}

const METHODS: Readonly<Record<RunFacts['method'], string>> = {
  gif: 'guided imagination (Zhang et al., NeurIPS 2023)',
  unguided: 'sampling around each image without guidance',
  selective: 'sampling and selection',
};

/** Text that does not end a table's cell. */
const cell = (text: string): string => text.replaceAll('|', '\\|').replace(/\s+/gu, ' ');
