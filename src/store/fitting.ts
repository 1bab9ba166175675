/** @file The judge of the present set, made once: sliders move the recipe to and fro, and what was learnt of the seeds stays. */

import type { ClassMatrix } from '../core/judge/classMatrix.ts';
import { settingJudge, type JudgeRecipe, type SeenSeed, type SetJudge } from '../core/run/setJudge.ts';
import { breathe } from './breathe.ts';

/** Work in one turn, in milliseconds: what is pressed is answered in between. */
const TURN = 12;

export interface JudgeKeeper {
  /** As `setJudge`, in turns; from memory where the question is one of the last two: the run's and the preview's. */
  of(text: ClassMatrix, seeds: readonly SeenSeed[], recipe: JudgeRecipe): Promise<SetJudge>;
}

interface Question {
  readonly text: ClassMatrix;
  readonly seeds: readonly SeenSeed[];
  readonly recipe: JudgeRecipe;
}

/** Keeps the last judges, those under way too: who asks for the same waits for the same. */
export function createJudgeKeeper(): JudgeKeeper {
  let kept: readonly { readonly question: Question; readonly judge: Promise<SetJudge> }[] = [];
  return {
    of(text, seeds, { prototypes, judgeMode }) {
      const question = { text, seeds, recipe: { prototypes, judgeMode } };
      const found = kept.find((entry) => isSame(entry.question, question));
      if (found) {
        kept = [found, ...kept.filter((entry) => entry !== found)];
        return found.judge;
      }
      const entry = { question, judge: inTurns(settingJudge(text, seeds, question.recipe)) };
      kept = [entry, ...kept.slice(0, 1)];
      entry.judge.catch(() => {
        kept = kept.filter((other) => other !== entry);
      });
      return entry.judge;
    },
  };
}

async function inTurns<Made>(steps: Generator<number, Made, void>): Promise<Made> {
  let began = performance.now();
  let next = steps.next();
  while (next.done !== true) {
    if (performance.now() - began > TURN) {
      await breathe();
      began = performance.now();
    }
    next = steps.next();
  }
  return next.value;
}

function isSame(a: Question, b: Question): boolean {
  return (
    a.recipe.judgeMode === b.recipe.judgeMode &&
    a.recipe.prototypes === b.recipe.prototypes &&
    a.seeds.length === b.seeds.length &&
    a.seeds.every((seed, i) => {
      const other = b.seeds[i]!;
      // An embedding that was made again is another array.
      return seed.embedding === other.embedding && seed.label === other.label && seed.key === other.key;
    }) &&
    isSameText(a.text, b.text)
  );
}

const isSameText = (a: ClassMatrix, b: ClassMatrix): boolean =>
  a.logitScale === b.logitScale &&
  a.rows.length === b.rows.length &&
  a.rows.every((row, c) => row === b.rows[c] || row.every((value, k) => value === b.rows[c]![k]));
