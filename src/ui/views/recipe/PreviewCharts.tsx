import type { PreviewResult, TracePoint } from '../../../store/recipe/state.ts';
import { LineChart } from '../../charts/LineChart.tsx';
import { figure } from '../../format.ts';
import { WithTerm } from '../../guide/GuideContext.tsx';
import { say } from '../../words/say.ts';
import { TermTable } from './TermTable.tsx';
import { previewLines } from './previewLines.ts';
import styles from './PreviewCharts.module.css';

export interface PreviewChartsProps {
  readonly result: PreviewResult;
  /** What the settings before came to, faint behind it; `null` where there is nothing. */
  readonly before: readonly TracePoint[] | null;
  /** Place on the way, from 0; `null` at its end. */
  readonly at: number | null;
}

/** How p, the entropy and the terms move over the steps, beside what it is compared with and the setting before. */
export function PreviewCharts({ result, before, at }: PreviewChartsProps) {
  const lines = (read: (point: TracePoint) => number) => previewLines(result, before, read);
  // ln C; of a single class there is none, and an axis needs some length.
  const mostEntropy = Math.log(Math.max(2, result.seedProbabilities.length));
  return (
    <>
      <div className={styles.charts}>
        <LineChart
          title={say.recipe.doesItKeepIts}
          subtitle={<WithTerm id="classScore">{say.recipe.pOfTheFolders}</WithTerm>}
          series={lines((point) => point.classScore)}
          axis={[0, 1]}
          at={at}
          format={(value) => figure(value, 3)}
        />
        <LineChart
          title={say.recipe.doesItAddInformation}
          subtitle={<WithTerm id="entropy">{say.recipe.entropyOfTheJudges}</WithTerm>}
          series={lines((point) => point.entropy)}
          axis={[0, mostEntropy]}
          at={at}
          reference={{ name: say.review.seed, value: result.seedEntropy }}
          format={(value) => figure(value, 3)}
        />
        <LineChart
          title={say.recipe.doTheVariantsDiffer}
          subtitle={<WithTerm id="diversity">{say.recipe.diversityTermInNats}</WithTerm>}
          series={lines((point) => point.terms.diversity)}
          include={[0]}
          at={at}
          format={(value) => figure(value, 3)}
        />
      </div>
      <TermTable result={result} />
    </>
  );
}
