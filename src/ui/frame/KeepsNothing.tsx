import { useState } from 'react';
import type { Unkept } from '../../store/project/state.ts';
import { Button } from '../elements/Button.tsx';
import { Notice } from '../elements/Notice.tsx';
import { useStudioState } from '../hooks/studio.ts';
import styles from './SavingNotice.module.css';

const TITLES: Readonly<Record<Unkept, string>> = {
  blocked: 'This browser keeps nothing of this page.',
  full: 'This browser has no room for another project.',
};

/** Says once that what is done is gone when the page is left, and what to do about it. */
export function KeepsNothing() {
  const unkept = useStudioState((state) => state.project.unkept);
  const [read, setRead] = useState<Unkept | null>(null);
  if (unkept === null || unkept === read) return null;
  return (
    <div className={styles.bar}>
      <Notice
        tone="warn"
        title={TITLES[unkept]}
        action={
          <Button
            onClick={() => {
              setRead(unkept);
            }}
          >
            Understood
          </Button>
        }
      >
        All works as usual, but what you do is gone when you leave the page. To keep it, export it before: the zip opens
        here again as you left it. {ADVICE[unkept]}
      </Notice>
    </div>
  );
}

const ADVICE: Readonly<Record<Unkept, string>> = {
  blocked: 'To have it kept here, allow this site to store data, and reload.',
  full: 'To have it kept here, free disk space or delete a project, and open the pictures again.',
};
