import { useState } from 'react';
import type { Unkept } from '../../store/project/state.ts';
import { Button } from '../elements/Button.tsx';
import { Notice } from '../elements/Notice.tsx';
import { useStudioState } from '../hooks/studio.ts';
import { say } from '../words/say.ts';
import styles from './SavingNotice.module.css';

const TITLES: Readonly<Record<Unkept, string>> = {
  get blocked() {
    return say.frame.thisBrowserKeepsNothing;
  },
  get full() {
    return say.frame.thisBrowserHasNo;
  },
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
            {say.frame.understood}
          </Button>
        }
      >
        {say.frame.allWorksAsUsual(ADVICE[unkept])}
      </Notice>
    </div>
  );
}

const ADVICE: Readonly<Record<Unkept, string>> = {
  get blocked() {
    return say.frame.toHaveItKept;
  },
  get full() {
    return say.frame.toHaveItKept2;
  },
};
