import { createContext, lazy, Suspense, use, useCallback, useState, type ReactNode } from 'react';
import { say } from '../words/say.ts';
import type { TermId } from './glossary.ts';
import styles from './Term.module.css';

// Nobody needs it at first sight.
const Glossary = lazy(() => import('./Glossary.tsx').then((module) => ({ default: module.Glossary })));

/** Opens the glossary, at a term where one is asked for. */
type Explain = (term: TermId | null) => void;

const ExplainContext = createContext<Explain>(() => undefined);

/** Around all that speaks in terms: it opens the glossary over the page. */
export function GuideContext({ children }: { readonly children: ReactNode }) {
  const [asked, setAsked] = useState<{ readonly at: TermId | null } | null>(null);
  const explain = useCallback<Explain>((at) => {
    setAsked({ at });
  }, []);
  return (
    <ExplainContext value={explain}>
      {children}
      {asked && (
        <Suspense>
          <Glossary
            at={asked.at}
            onClose={() => {
              setAsked(null);
            }}
          />
        </Suspense>
      )}
    </ExplainContext>
  );
}

export const useExplain = (): Explain => use(ExplainContext);

/** A sentence that speaks in a term, which stands between braces: `{Entropy} of the judge’s reading`. */
export function WithTerm({ id, children }: { readonly id: TermId; readonly children: string }) {
  const [before, term, after] = children.split(/[{}]/u);
  return (
    <>
      {before}
      {term !== undefined && <Term id={id}>{term}</Term>}
      {after}
    </>
  );
}

/** A term where it is shown: pressed, it is explained. */
export function Term({ id, children }: { readonly id: TermId; readonly children: string }) {
  const explain = useExplain();
  return (
    <button
      type="button"
      className={styles.term}
      title={say.frame.explain(children)}
      onClick={() => {
        explain(id);
      }}
    >
      {children}
    </button>
  );
}
