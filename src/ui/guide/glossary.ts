/** @file What the glossary explains, and the names of the paper for it. */

/** Expanding Small-Scale Datasets with Guided Imagination: what each is called there. */
export const TERMS = {
  seed: 's, seed sample',
  variant: "s', imagined sample",
  prior: 'G, generative model',
  judge: 'CLIP, zero-shot classifier',
  epsilon: 'ε, perturbation bound',
  classScore: 'S_con, zero-shot prediction consistency',
  entropy: 'S_ent, entropy maximisation',
  diversity: 'S_div, diversity promotion',
  guidance: 'GIF, guided imagination',
  nearCopy: null,
  receipt: null,
} as const satisfies Readonly<Record<string, string | null>>;

export type TermId = keyof typeof TERMS;

export const TERM_IDS = Object.keys(TERMS) as readonly TermId[];
