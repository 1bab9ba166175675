import { CircleAlert, CircleCheck } from 'lucide-react';
import type { ExportCheck } from '../../../store/export/state.ts';
import { Disclosure } from '../../elements/Disclosure.tsx';
import { count } from '../../format.ts';
import { say } from '../../words/say.ts';
import styles from './CheckList.module.css';

/** As many lines as a person reads. */
const LINES = 50;

/** What was found when the export was read again. */
export function CheckList({ check }: { readonly check: ExportCheck }) {
  return (
    <ul className={styles.checks} aria-label={say.exporting.checkOfWhatWas}>
      {check.map(({ kind, ok, text, wrong }) => (
        <li key={kind} className={ok ? styles.ok : styles.wrong}>
          {ok ? <CircleCheck aria-label={say.exporting.passed} /> : <CircleAlert aria-label={say.exporting.failed} />}
          <div>
            {text}
            {!ok && (
              <Disclosure summary={say.exporting.butForFile(wrong.length)} open={wrong.length <= 5}>
                <ul className={styles.paths} tabIndex={0}>
                  {wrong.slice(0, LINES).map((one) => (
                    <li key={one}>
                      <bdi>{one}</bdi>
                    </li>
                  ))}
                  {wrong.length > LINES && <li>{say.exporting.andMore(count(wrong.length - LINES))}</li>}
                </ul>
              </Disclosure>
            )}
          </div>
        </li>
      ))}
    </ul>
  );
}
