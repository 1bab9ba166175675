/** @file Where in the lesson one is, in the page's address: the browser's Back and a link lead there. */

/** Steps of the lesson, in their order. */
export const LESSON = ['grow', 'entropy', 'guidance', 'failure', 'test', 'help'] as const;

export type LessonStep = (typeof LESSON)[number];

/** The address of a step, to be put behind the page's. */
export const lessonHash = (step: LessonStep): string => `#lesson/${LESSON.indexOf(step) + 1}`;

/** The step that an address leads to; `null` outside of the lesson. A number that no step has leads to the first. */
export function lessonStep(hash: string): LessonStep | null {
  const number = /^#lesson(?:\/(?<number>\d+))?$/u.exec(hash);
  if (!number) return null;
  return LESSON[Number(number.groups?.number ?? 1) - 1] ?? 'grow';
}
