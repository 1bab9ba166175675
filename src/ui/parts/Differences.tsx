import type { Difference } from '../../store/reopened/state.ts';
import { Disclosure } from '../elements/Disclosure.tsx';
import { Notice } from '../elements/Notice.tsx';
import { Button } from '../elements/Button.tsx';
import { count, counted } from '../format.ts';
import { useActions, useStudioState } from '../hooks/studio.ts';
import styles from './Differences.module.css';

/** As many lines as a person reads. */
const LINES = 200;

/** What was found otherwise than the project says, when its zip was opened. */
export function Differences() {
  const differences = useStudioState((state) => state.reopened.differences);
  const { reopened } = useActions();
  if (differences.length === 0) return null;
  const onlyAbsent = differences.every(({ kind }) => kind === 'absent');
  return (
    <div className={styles.bar}>
      <Notice
        tone={onlyAbsent ? 'info' : 'warn'}
        title={
          onlyAbsent
            ? 'The project is open as it was.'
            : `The project is open; ${counted(differences.length, 'thing')} had been changed by hand.`
        }
        action={
          <Button
            look="quiet"
            onClick={() => {
              reopened.close();
            }}
          >
            Close
          </Button>
        }
      >
        <Disclosure summary="What was found" open={differences.length <= 4}>
          <ul className={styles.list} tabIndex={0}>
            {differences.slice(0, LINES).map((difference) => (
              <Line key={`${difference.kind} ${difference.path}`} {...difference} />
            ))}
            {differences.length > LINES && <li>and {count(differences.length - LINES)} more</li>}
          </ul>
        </Disclosure>
      </Notice>
    </div>
  );
}

function Line({ path, text }: Difference) {
  return (
    <li>
      <bdi className={styles.path}>{path}</bdi> {text}
    </li>
  );
}
