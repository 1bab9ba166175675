import { expect, it } from 'vitest';
import { LESSON, lessonHash, lessonStep } from './route.ts';

it('leads to every step of the lesson and back, and nowhere else', () => {
  expect(LESSON.map(lessonHash).map(lessonStep)).toEqual([...LESSON]);
  expect(['#lesson', '#lesson/0', '#lesson/9'].map(lessonStep)).toEqual(['grow', 'grow', 'grow']);
  expect(['', '#', '#open/recipe', '#lessons/1'].map(lessonStep)).toEqual([null, null, null, null]);
});
