import { useEffect, useRef } from 'react';
import { Dialog } from '../elements/Dialog.tsx';
import { TERM_IDS, TERMS, type TermId } from './glossary.ts';
import { TermPicture } from './TermPicture.tsx';
import { useGuide } from './useGuide.ts';
import styles from './Glossary.module.css';

/** Every term in plain words with a picture, and as the paper calls it. */
export function Glossary({ at, onClose }: { readonly at: TermId | null; readonly onClose: () => void }) {
  const { glossary } = useGuide();
  const list = useRef<HTMLDListElement>(null);
  useEffect(() => {
    if (at !== null) list.current?.querySelector(`[data-term="${at}"]`)?.scrollIntoView({ block: 'start' });
  }, [at]);
  return (
    <Dialog title={glossary.title} open onClose={onClose}>
      <dl ref={list} className={styles.list}>
        {TERM_IDS.map((id) => (
          <div key={id} data-term={id} className={id === at ? styles.asked : undefined}>
            <TermPicture id={id} />
            <dt>{glossary[id].word}</dt>
            <dd>
              {glossary[id].text}
              {TERMS[id] !== null && <small>{glossary.paper(TERMS[id])}</small>}
            </dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}
