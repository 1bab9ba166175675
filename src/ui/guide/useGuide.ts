import { use } from 'react';
import { useStudioState } from '../hooks/studio.ts';
import { guideWords, type Guide } from '../words/guide.ts';

/** The words of lesson and glossary in the language of the page; a view waits for them. */
export const useGuide = (): Guide => use(guideWords(useStudioState((state) => state.view.language)));
