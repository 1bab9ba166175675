import { percent } from '../format.ts';
import { useStudioState } from '../hooks/studio.ts';
import { say } from '../words/say.ts';
import styles from './JudgedBy.module.css';

/** What the judge of the run went by: what "read as" and the class score rest on. Nothing for runs that do not know it. */
export function JudgedBy() {
  const head = useStudioState((state) => state.run.judgeHead);
  if (!head) return null;
  const without = head.mode === 'names' ? '' : say.parts.eachWithoutKnowingIt;
  return (
    <p className={styles.by}>
      {say.parts.by(head.mode)}
      {head.views !== undefined && say.parts.learntFrom(say.views(head.views))}
      {head.leaveOneOut !== null && say.parts.soItReadsOf(percent(head.leaveOneOut), without)}
      {say.elements.stop}
    </p>
  );
}
