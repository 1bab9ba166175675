import { useEffect } from 'react';
import { useStudioState } from '../hooks/studio.ts';
import { tabTitle } from './tabTitle.ts';

/** Keeps the title of the browser's tab. */
export function TabTitle() {
  const title = useStudioState(({ run, project }) => tabTitle(run, project.info?.name ?? null));
  useEffect(() => {
    document.title = title;
  }, [title]);
  return null;
}
