/**
 * @file The arms of a receipt: what a classifier is trained with, one arm beside another. A table of data; how an arm is trained is
 * in `src/models/receipt/`.
 */

import { METHOD_IDS, methodOf, type MethodId } from '../methods/table.ts';
import { needsOfPart, partOf } from '../run/recipe.ts';

/**
 * Where pictures beside the seeds come from: `expansion` is what an export carries and nobody rejected (of a plain folder, what
 * guided imagination makes of it), `accepted` what a person accepted of it; `picked` are real pictures that were picked from a folder
 * without labels and nobody rejected; a method's name is what that method makes.
 */
export type PoolId = 'expansion' | 'accepted' | 'picked' | MethodId;

/** How an arm comes to its classifier. */
export type ArmWork =
  | {
      /** A network trained from nothing. */
      readonly kind: 'trained';
      /** Whether the seeds are among its pictures. */
      readonly seeds: boolean;
      /** Pictures beside the seeds; `null` for none. */
      readonly pool: PoolId | null;
      /** A method that changes every picture anew each time it is seen; `null` for none. */
      readonly online: MethodId | null;
      /** Whether half of every label is what the judge's head reads, which never knows the picture's own seed. */
      readonly teacher: boolean;
      /** With equal epochs: whether it takes as many updates as if every seed had K variants. */
      readonly asManyAsExpanded: boolean;
    }
  /** The judge's head on frozen features, learnt from the seeds. */
  | { readonly kind: 'head' }
  /** The judge's last blocks trained on the seeds, from where its head stands. */
  | { readonly kind: 'fine-tuned' }
  /** The judge by the names of the classes, without a picture. */
  | { readonly kind: 'zero-shot' };

export interface Arm {
  /** Names it on the command line and in what is stored. */
  readonly id: string;
  readonly title: string;
  /** One sentence for who has never heard of it, without its full stop. */
  readonly about: string;
  readonly work: ArmWork;
}

type Trained = Extract<ArmWork, { kind: 'trained' }>;

const trained = (work: Partial<Omit<Trained, 'kind'>>): Trained => ({
  kind: 'trained',
  seeds: true,
  pool: null,
  online: null,
  teacher: false,
  asManyAsExpanded: false,
  ...work,
});

/** The name of the arm that is trained with what a method makes beforehand; `null` for none. */
const armIdOf = (method: MethodId): string | null => {
  const { arm = method } = methodOf(method);
  return arm;
};

/** Methods that need no model: they can change a picture each time it is seen. */
const CLASSICAL = METHOD_IDS.filter((id) => {
  const { prior, judge } = needsOfPart(partOf(id));
  return armIdOf(id) !== null && !prior && !judge;
});

const FIXED: readonly Arm[] = [
  {
    id: 'original',
    title: 'the folder alone',
    about: 'The seeds as they are, but for the small turns, shifts and flips that every arm has',
    work: trained({}),
  },
  {
    id: 'expansion',
    title: 'the expansion',
    about:
      'The seeds and the variants that an export carries and nobody rejected, without pictures that were picked; of a plain folder, what is guided',
    work: trained({ pool: 'expansion' }),
  },
  {
    id: 'accepted',
    title: 'what was accepted by hand',
    about: 'The seeds and the variants of an export that somebody accepted',
    work: trained({ pool: 'accepted' }),
  },
  {
    id: 'picked',
    title: 'what was picked',
    about: 'The seeds and the real pictures that were picked from a folder without labels and nobody rejected',
    work: trained({ pool: 'picked' }),
  },
  {
    id: 'synthetic',
    title: 'the variants alone',
    about: 'The variants of the expansion without the seeds',
    work: trained({ seeds: false, pool: 'expansion' }),
  },
  {
    id: 'expansion-randaugment',
    title: 'the expansion with RandAugment',
    about: 'The expansion, and every picture changed by RandAugment each time it is seen',
    work: trained({ pool: 'expansion', online: 'randaugment' }),
  },
  {
    id: 'infinite',
    title: 'RandAugment without end',
    about:
      'The seeds changed by RandAugment each time, for as many updates as the expansion gets also with equal epochs',
    work: trained({ online: 'randaugment', asManyAsExpanded: true }),
  },
  {
    id: 'distilled',
    title: 'distillation from the judge',
    about: "The seeds, and half of every label is what the judge's head reads without knowing the picture",
    work: trained({ teacher: true }),
  },
  {
    id: 'expansion-distilled',
    title: 'the expansion with labels of the judge',
    about: "The expansion, and half of every label is what the judge's head reads without knowing the seed",
    work: trained({ pool: 'expansion', teacher: true }),
  },
  {
    id: 'head',
    title: "the judge's head",
    about: "A ridge classifier on the judge's frozen features, learnt from the seeds and the names in seconds",
    work: { kind: 'head' },
  },
  {
    id: 'fine-tuned',
    title: 'the judge, fine-tuned',
    about: "The judge's head, and its last blocks trained on from there on the seeds and their mirror images",
    work: { kind: 'fine-tuned' },
  },
  {
    id: 'zero-shot',
    title: 'the judge by names',
    about: 'The judge with the names of the classes, without a single picture',
    work: { kind: 'zero-shot' },
  },
];

const OF_METHODS: readonly Arm[] = [
  ...METHOD_IDS.flatMap((method): Arm[] => {
    const { title } = methodOf(method);
    const id = armIdOf(method);
    const about = `The seeds and K variants of each that ${title} makes beforehand`;
    return id === null ? [] : [{ id, title, about, work: trained({ pool: method }) }];
  }),
  ...CLASSICAL.map((method): Arm => {
    const { title } = methodOf(method);
    return {
      id: `${method}-online`,
      title: `${title} on the fly`,
      about: `The seeds, changed by ${title} each time they are seen`,
      work: trained({ online: method }),
    };
  }),
];

/** All arms, in the order in which they are offered. */
export const ARMS: readonly Arm[] = [...FIXED.slice(0, 1), ...OF_METHODS, ...FIXED.slice(1)];

/** An arm by its name; `null` for none of that name. */
export const armOf = (id: string): Arm | null => ARMS.find((arm) => arm.id === id) ?? null;

/** What the arms ask for besides the seeds. */
export interface ArmNeeds {
  readonly pools: readonly PoolId[];
  /** Whether the judge must embed the pictures. */
  readonly judge: boolean;
  /** Whether what its first blocks give must be there too. */
  readonly tower: boolean;
}

/** What these arms need. */
export function needsOfArms(arms: readonly Arm[]): ArmNeeds {
  const works = arms.map(({ work }) => work);
  const pools = works.flatMap((work) => (work.kind === 'trained' && work.pool !== null ? [work.pool] : []));
  return {
    pools: [...new Set(pools)],
    judge: works.some((work) => work.kind !== 'trained' || work.teacher),
    tower: works.some((work) => work.kind === 'fine-tuned'),
  };
}
