import type { Difference } from '../../store/reopened/state.ts';
import { Disclosure } from '../elements/Disclosure.tsx';
import { Notice } from '../elements/Notice.tsx';
import { Button } from '../elements/Button.tsx';
import { count } from '../format.ts';
import { useActions, useStudioState } from '../hooks/studio.ts';
import { say } from '../words/say.ts';
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
        title={onlyAbsent ? say.parts.theProjectIsOpen : say.parts.theProjectIsOpen2(differences.length)}
        action={
          <Button
            look="quiet"
            onClick={() => {
              reopened.close();
            }}
          >
            {say.parts.close}
          </Button>
        }
      >
        <Disclosure summary={say.parts.whatWasFound} open={differences.length <= 4}>
          <ul className={styles.list} tabIndex={0}>
            {differences.slice(0, LINES).map((difference) => (
              <Line key={`${difference.kind} ${difference.path}`} {...difference} />
            ))}
            {differences.length > LINES && <li>{say.parts.andMore(count(differences.length - LINES))}</li>}
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
