/** @file What the arms of a receipt are called, and how receipts are made, in English. */

import { armOf, type FixedArmId } from '../../../core/receipt/arms.ts';
import type { Protocol } from '../../../core/receipt/protocol.ts';
import { isMethodId, methodOf } from '../../../core/methods/table.ts';
import type { ArmWords } from '../words.ts';

const FIXED: Readonly<Record<FixedArmId, ArmWords>> = {
  original: {
    title: 'the folder alone',
    about: 'The seeds as they are, but for the small turns, shifts and flips that every arm has.',
  },
  expansion: {
    title: 'the expansion',
    about:
      'The seeds and the variants that an export carries and nobody rejected, without pictures that were picked; of a plain folder, what is guided.',
  },
  accepted: {
    title: 'what was accepted by hand',
    about: 'The seeds and the variants of an export that somebody accepted.',
  },
  picked: {
    title: 'what was picked',
    about: 'The seeds and the real pictures that were picked from a folder without labels and nobody rejected.',
  },
  synthetic: {
    title: 'the variants alone',
    about: 'The variants of the expansion without the seeds.',
  },
  'expansion-randaugment': {
    title: 'the expansion with RandAugment',
    about: 'The expansion, and every picture changed by RandAugment each time it is seen: as train.py trains with it.',
  },
  infinite: {
    title: 'RandAugment without end',
    about:
      'The seeds changed by RandAugment each time, for as many updates as the expansion gets also with equal epochs.',
  },
  distilled: {
    title: 'distillation from the judge',
    about: "The seeds, and half of every label is what the judge's head reads without knowing the picture.",
  },
  'expansion-distilled': {
    title: 'the expansion with labels of the judge',
    about: "The expansion, and half of every label is what the judge's head reads without knowing the seed.",
  },
  head: {
    title: 'the judge’s head',
    about: "A ridge classifier on the judge's frozen features, learnt from the seeds and the names in seconds.",
  },
  'fine-tuned': {
    title: 'the judge, fine-tuned',
    about: "The judge's head, and its last blocks trained on from there on the seeds and their mirror images.",
  },
  'fine-tuned-expansion': {
    title: 'the judge, fine-tuned on the expansion',
    about:
      "The judge's last blocks trained on from where its head stands, on the seeds and the variants of the expansion.",
  },
  'fine-tuned-synthetic': {
    title: 'the judge, fine-tuned on variants alone',
    about: "The judge's last blocks trained on from the names of the classes, on the variants without the seeds.",
  },
  'zero-shot': {
    title: 'the judge by names',
    about: 'The judge with the names of the classes, without a single picture.',
  },
};

const isFixed = (id: string): id is FixedArmId => Object.hasOwn(FIXED, id);

/** How an arm is called; one that this version does not have, by its id. */
export function arm(id: string): ArmWords {
  if (isFixed(id)) return FIXED[id];
  const work = armOf(id)?.work;
  if (work?.kind !== 'trained') return { title: id, about: '' };
  if (work.online !== null) {
    const { title } = methodOf(work.online);
    return { title: `${title} on the fly`, about: `The seeds, changed by ${title} each time they are seen.` };
  }
  const title = work.pool !== null && isMethodId(work.pool) ? methodOf(work.pool).title : id;
  return { title, about: `The seeds and K variants of each that ${title} makes beforehand.` };
}

/** How a receipt was made, in sentences. */
export function protocol({ test, length, net, batch, tuned, repeats, seed }: Protocol): string {
  const tests =
    test.kind === 'split'
      ? `Tests are the pictures of the ${test.split} split`
      : `Every seed was held out once in each run, in ${test.folds} folds; no variant of a held-out seed trains`;
  const long =
    length.kind === 'epochs'
      ? `every arm sees each of its pictures ${length.epochs} times (equal epochs)`
      : `every arm takes ${length.updates} updates (equal updates${length.found ? ', as many as the slowest needs on a part of the seeds' : ''})`;
  const rates = tuned
    ? 'learning rate and weight decay are chosen for each arm on a part of the seeds'
    : 'all arms have the same learning rate and weight decay';
  const runs =
    repeats === 1
      ? `one run with the seed ${seed}`
      : `± is the standard deviation over ${repeats} runs with the seeds from ${seed}`;
  return `${tests}; ${long} of ${batch} pictures; ${rates}. The network is ${net.kind}, ${net.width} channels wide, trained from nothing at ${net.side} px; ${runs}.`;
}
