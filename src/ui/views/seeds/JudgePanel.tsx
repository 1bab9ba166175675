import type { ClassSummary } from '../../../store/seeds/classSummaries.ts';
import type { JudgeTrust } from '../../../store/seeds/trust.ts';
import { judgeGoesBy, judgeStanding } from '../../../store/seeds/trust.ts';
import { Notice } from '../../elements/Notice.tsx';
import { Progress } from '../../elements/Progress.tsx';
import { percent } from '../../format.ts';
import { useStudioState } from '../../hooks/studio.ts';
import { FailureNotice } from '../../parts/FailureNotice.tsx';
import { ClassTrust } from './ClassTrust.tsx';
import {
  atChance,
  besideGuessing,
  HOW,
  listed,
  sayCalibration,
  sayLearnt,
  STANDINGS,
  whatHelps,
} from './judgeWords.ts';
import { Names } from './Names.tsx';
import { say } from '../../words/say.ts';
import styles from './Panel.module.css';
import { WaysToKnow } from './WaysToKnow.tsx';

export interface JudgePanelProps {
  readonly summaries: readonly ClassSummary[];
  readonly trust: JudgeTrust | null;
}

/** The judge's pre-flight: does it read the seeds as their folders say, and what does it go by? */
export function JudgePanel({ summaries, trust }: JudgePanelProps) {
  const preflight = useStudioState((state) => state.seeds.preflight);
  const mode = useStudioState(judgeGoesBy);
  const used = summaries.filter(({ info }) => !info.leftOut);
  const alone = trust !== null && judgeStanding(trust) === 'one-class';
  const read = used.reduce((sum, summary) => sum + summary.read, 0);
  const agreeing = used.reduce((sum, summary) => sum + summary.agreeing, 0);
  return (
    <section className={styles.panel} aria-label={say.seeds.preFlight}>
      <h2>{say.seeds.canTheJudgeBe}</h2>
      {read > 0 && !alone && (
        <p className={styles.big}>
          <strong>{percent(agreeing / read)}</strong>
          {say.seeds.ofSeedAreRead(read)}
        </p>
      )}
      {preflight.kind === 'idle' && <p className={styles.soft}>{say.seeds.itLooksAtThe}</p>}
      {preflight.kind === 'running' && (
        <Progress
          label={say.seeds.preFlight}
          value={preflight.learnt ?? preflight.done}
          max={preflight.learnt === undefined ? preflight.total : 1}
          text={
            preflight.learnt === undefined
              ? say.seeds.ofSeedsRead(
                  preflight.done,
                  preflight.total,
                  preflight.viewed === undefined ? '' : say.seeds.mirroredAndCroppedToo(preflight.viewed),
                )
              : say.seeds.ofWhatSeedTeach(percent(preflight.learnt), preflight.total)
          }
          thin
          tone="ink"
        />
      )}
      {preflight.kind === 'failed' && <FailureNotice failure={preflight.failure} />}
      {trust && (
        <>
          <Standing judged={trust} />
          {!alone && (
            <>
              <WaysToKnow trust={trust.trust} />
              <p className={styles.soft}>
                {[
                  HOW[mode],
                  preflight.kind === 'ready' ? sayLearnt(preflight, trust.trust.seeds) : '',
                  sayCalibration(trust.trust),
                ]
                  .filter((sentence) => sentence !== '')
                  .join(say.elements.between)}
              </p>
              <ClassTrust trust={trust.trust} />
            </>
          )}
        </>
      )}
      <Names summaries={used} />
    </section>
  );
}

/** How it stands beside guessing, with what follows, and which classes it cannot tell. */
function Standing({ judged }: { readonly judged: JudgeTrust }) {
  const classes = useStudioState((state) => state.seeds.classes);
  const standing = judgeStanding(judged);
  const { tone, title, follows } = STANDINGS[standing];
  const weak = standing === 'guessing' || standing === 'too-few' ? [] : atChance(judged.trust, classes);
  return (
    <>
      {standing !== 'one-class' && <p>{besideGuessing(judged.trust)}</p>}
      <Notice {...(tone !== 'plain' && { tone: NOTICES[tone] })} title={title}>
        {standing === 'guessing' ? `${follows}${say.elements.between}${whatHelps()}` : follows}
      </Notice>
      {weak.length > 0 && standing !== 'one-class' && (
        <Notice tone="warn" title={say.seeds.noBetterThanGuessing(listed(weak))}>
          {whatHelps()}
        </Notice>
      )}
    </>
  );
}

const NOTICES = { leaf: 'good', sun: 'warn', bloom: 'warn' } as const;
