import { mean } from '../../../core/reals.ts';
import type { LiveCurve } from '../../../store/receipt/state.ts';
import { LineChart, type Series } from '../../charts/LineChart.tsx';
import { figure, percent } from '../../format.ts';
import { colourOf } from './armColours.ts';
import { say } from '../../words/say.ts';
import styles from './LearningCurves.module.css';

export interface LearningCurvesProps {
  readonly arms: readonly string[];
  readonly curves: readonly LiveCurve[];
}

/** How every arm learns: the mean of its trainings so far at each look. */
export function LearningCurves({ arms, curves }: LearningCurvesProps) {
  const series = (read: 'accuracy' | 'loss'): readonly Series[] =>
    arms.flatMap((arm) => {
      const own = curves.filter((curve) => curve.arm === arm && curve.points.length > 0);
      if (own.length === 0) return [];
      const looks = Math.max(...own.map(({ points }) => points.length));
      const at = (i: number) => mean(own.flatMap(({ points }) => points[i]?.[read] ?? []));
      const values = Array.from({ length: looks }, (_, i) => at(i));
      return [{ name: say.arm(arm).title, values, colour: colourOf(arm, arms) }];
    });
  const accuracy = series('accuracy');
  if (accuracy.length === 0) return null;
  const longest = curves.reduce((a, b) => (b.points.length > a.points.length ? b : a));
  const steps = { name: say.receipt.update, numbers: longest.points.map(({ update }) => update) };
  return (
    <div className={styles.curves}>
      <LineChart
        title={say.receipt.howMuchIsRead}
        subtitle={say.receipt.ofThePicturesThat}
        series={accuracy}
        format={percent}
        steps={steps}
        axis={[0, 1]}
      />
      <LineChart
        title={say.receipt.howMuchIsLeft}
        subtitle={say.receipt.lossInTrainingIn}
        series={series('loss')}
        format={(value) => figure(value)}
        steps={steps}
        include={[0]}
      />
    </div>
  );
}
