import { percent } from '../format.ts';
import { useStudioState } from '../hooks/studio.ts';
import { EN } from '../words/en.ts';
import styles from './JudgedBy.module.css';

/** What the judge of the run went by: what "read as" and the class score rest on. Nothing for runs that do not know it. */
export function JudgedBy() {
  const head = useStudioState((state) => state.run.judgeHead);
  if (!head) return null;
  const without = head.mode === 'names' ? '' : ', each without knowing it';
  return (
    <p className={styles.by}>
      By {head.mode}
      {head.views !== undefined && `, learnt from ${EN.views(head.views)}`}
      {head.leaveOneOut !== null && `; so it reads ${percent(head.leaveOneOut)} of the seeds right${without}`}.
    </p>
  );
}
