/** @file Picking from clouds of embeddings. */

import { classIndex } from '../../src/core/brands.ts';
import { classCount } from '../../src/core/judge/classMatrix.ts';
import { proposePicks, type ProposedPicks } from '../../src/core/pick/proposePicks.ts';
import { NEAR_COPY } from '../../src/evaluation/copies.ts';
import { rowsOf, type PickCloud } from '../../src/protocol/insight.ts';

export function pickAmong({ keys, labels, probabilities, ...question }: PickCloud): ProposedPicks {
  const { classes, precision } = question;
  return proposePicks({
    ...{ classes, precision, nearCopy: NEAR_COPY },
    pictures: rowsOf(question.pictures).map((embedding, i) => ({ key: keys[i]!, embedding })),
    seeds: rowsOf(question.seeds).map((embedding, i) => ({
      label: classIndex(labels[i]!, classCount(classes)),
      probabilities: probabilities[i]!,
      embedding,
    })),
    heldOut: rowsOf(question.heldOut),
    taken: rowsOf(question.taken),
  });
}
