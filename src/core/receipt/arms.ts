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
  /**
   * The judge's last blocks trained on, from where its head stands: the one that is learnt from the seeds among its pictures, or that of the
   * names where there are none (as DataDream evaluates: real pictures, synthetic ones, and both).
   */
  | {
      readonly kind: 'fine-tuned';
      /** Whether the seeds are among its pictures. */
      readonly seeds: boolean;
      /** Pictures beside the seeds; `null` for none. */
      readonly pool: PoolId | null;
    }
  /** The judge by the names of the classes, without a picture. */
  | { readonly kind: 'zero-shot' };

/** Arms that are not a method's. */
export type FixedArmId =
  | 'original'
  | 'expansion'
  | 'accepted'
  | 'picked'
  | 'synthetic'
  | 'expansion-randaugment'
  | 'infinite'
  | 'distilled'
  | 'expansion-distilled'
  | 'head'
  | 'fine-tuned'
  | 'fine-tuned-expansion'
  | 'fine-tuned-synthetic'
  | 'zero-shot';

export interface Arm {
  /** Names it on the command line and in what is stored; how it is called is in the words of a language. */
  readonly id: string;
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

const FIXED: Readonly<Record<FixedArmId, ArmWork>> = {
  original: trained({}),
  expansion: trained({ pool: 'expansion' }),
  accepted: trained({ pool: 'accepted' }),
  picked: trained({ pool: 'picked' }),
  synthetic: trained({ seeds: false, pool: 'expansion' }),
  'expansion-randaugment': trained({ pool: 'expansion', online: 'randaugment' }),
  infinite: trained({ online: 'randaugment', asManyAsExpanded: true }),
  distilled: trained({ teacher: true }),
  'expansion-distilled': trained({ pool: 'expansion', teacher: true }),
  head: { kind: 'head' },
  'fine-tuned': { kind: 'fine-tuned', seeds: true, pool: null },
  'fine-tuned-expansion': { kind: 'fine-tuned', seeds: true, pool: 'expansion' },
  'fine-tuned-synthetic': { kind: 'fine-tuned', seeds: false, pool: 'expansion' },
  'zero-shot': { kind: 'zero-shot' },
};

const [ALONE, ...OTHERS] = Object.entries(FIXED).map(([id, work]): Arm => ({ id, work }));

const OF_METHODS: readonly Arm[] = [
  ...METHOD_IDS.flatMap((method): Arm[] => {
    const id = armIdOf(method);
    return id === null ? [] : [{ id, work: trained({ pool: method }) }];
  }),
  ...CLASSICAL.map((method): Arm => ({ id: `${method}-online`, work: trained({ online: method }) })),
];

/** All arms, in the order in which they are offered. */
export const ARMS: readonly Arm[] = [ALONE!, ...OF_METHODS, ...OTHERS];

/** An arm by its name; `null` for none of that name. */
export const armOf = (id: string): Arm | null => ARMS.find((arm) => arm.id === id) ?? null;

/** Where the pictures of an arm beside the seeds come from; `null` for none. */
export const poolOf = (work: ArmWork): PoolId | null =>
  work.kind === 'trained' || work.kind === 'fine-tuned' ? work.pool : null;

/** What the arms ask for besides the seeds. */
export interface ArmNeeds {
  readonly pools: readonly PoolId[];
  /** Whether the judge must embed the pictures. */
  readonly judge: boolean;
  /** Whether what its first blocks give must be there too. */
  readonly tower: boolean;
  /** Pools whose pictures its first blocks must see as well. */
  readonly towerPools: readonly PoolId[];
}

/** What these arms need. */
export function needsOfArms(arms: readonly Arm[]): ArmNeeds {
  const works = arms.map(({ work }) => work);
  const poolsOf = (some: readonly ArmWork[]): readonly PoolId[] => [
    ...new Set(some.flatMap((work) => poolOf(work) ?? [])),
  ];
  const tuned = works.filter(({ kind }) => kind === 'fine-tuned');
  return {
    pools: poolsOf(works),
    judge: works.some((work) => work.kind !== 'trained' || work.teacher),
    tower: tuned.length > 0,
    towerPools: poolsOf(tuned),
  };
}
