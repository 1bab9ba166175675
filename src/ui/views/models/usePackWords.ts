import { use } from 'react';
import { useStudioState } from '../../hooks/studio.ts';
import { packWords, type PackWords } from '../../words/packs.ts';

/** What is said of packs of a person's files, in the language of the page; a view waits for it. */
export const usePackWords = (): PackWords => use(packWords(useStudioState((state) => state.view.language)));
