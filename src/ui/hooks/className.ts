import { useCallback } from 'react';
import type { ClassKey } from '../../store/ids.ts';
import { className } from '../../store/seeds/className.ts';
import { useStudioState } from './studio.ts';

/** What classes are called on screen, by their keys. */
export function useClassName(): (key: ClassKey) => string {
  const classes = useStudioState((state) => state.seeds.classes);
  return useCallback((key) => className(classes, key), [classes]);
}
