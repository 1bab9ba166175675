import { Fragment, useLayoutEffect, type ReactNode } from 'react';
import { useStudioState } from '../hooks/studio.ts';
import { LANGUAGES } from '../words/language.ts';

/** The page in its language: all of it is drawn anew when another one is chosen, and the document says which it is. */
export function Spoken({ children }: { readonly children: ReactNode }) {
  const language = useStudioState((state) => state.view.language);
  useLayoutEffect(() => {
    document.documentElement.lang = language;
    document.documentElement.dir = LANGUAGES[language].dir;
  }, [language]);
  return <Fragment key={language}>{children}</Fragment>;
}
