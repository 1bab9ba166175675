import { useCallback, useMemo } from 'react';
import { classTitle } from '../words/classTitle.ts';
import { useStudioState } from './studio.ts';

/** What the project's classes are called, by the key of their folder. */
export function useClassTitles(): (key: string) => string {
  const classes = useStudioState((state) => state.seeds.classes);
  const infos = useMemo(
    () => new Map<string, (typeof classes)[number]>(classes.map((info) => [info.key, info])),
    [classes],
  );
  return useCallback((key) => classTitle(infos.get(key), key), [infos]);
}
