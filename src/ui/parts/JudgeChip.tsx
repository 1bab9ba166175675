import { judgeStanding } from '../../store/seeds/trust.ts';
import { cx } from '../cx.ts';
import { useTrust } from '../hooks/judgeTrust.ts';
import { useActions, useStudioState } from '../hooks/studio.ts';
import { besideGuessing, STANDINGS } from '../views/seeds/judgeWords.ts';
import styles from './JudgeChip.module.css';

/** How far the judge can be trusted on this set, in a word, wherever its figures are gone by; it leads to where that is said whole. */
export function JudgeChip() {
  const seeds = useStudioState((state) => state.seeds);
  const judged = useTrust(seeds);
  const { view } = useActions();
  if (!judged) return null;
  const { tone, chip, follows } = STANDINGS[judgeStanding(judged)];
  return (
    <button
      type="button"
      className={cx(styles.chip, styles[tone])}
      title={`${besideGuessing(judged.trust)} ${follows}`}
      onClick={() => {
        view.change({ step: 'seeds' });
      }}
    >
      <i aria-hidden="true" />
      {chip}
    </button>
  );
}
