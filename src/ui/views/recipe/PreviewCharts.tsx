import type { PreviewResult, TracePoint } from '../../../store/recipe/state.ts';
import { LineChart, type Series } from '../../charts/LineChart.tsx';
import { figure } from '../../format.ts';
import { TermTable } from './TermTable.tsx';
import styles from './PreviewCharts.module.css';

/** How p, the entropy and the terms move over the steps, guided against its unguided twin. */
export function PreviewCharts({ result }: { readonly result: PreviewResult }) {
  const guided = result.settings.method === 'guided' ? result.guided : null;
  const lines = (read: (point: TracePoint) => number): readonly Series[] => [
    ...(guided ? [{ name: 'guided', values: guided.trace.map(read), colour: 'var(--leaf)' }] : []),
    { name: 'unguided', values: result.unguided.trace.map(read), colour: 'var(--ink-3)', dashed: true },
  ];
  return (
    <>
      <div className={styles.charts}>
        <LineChart
          title="Does it keep its class?"
          subtitle="p of the folder’s class, mean of the variants"
          series={lines((point) => point.classScore)}
          format={(value) => figure(value, 3)}
        />
        <LineChart
          title="Does it add information?"
          subtitle="Entropy of the judge’s reading, in nats"
          series={lines((point) => point.entropy)}
          reference={{ name: 'seed', value: result.seedEntropy }}
          format={(value) => figure(value, 3)}
        />
        <LineChart
          title="Do the variants differ?"
          subtitle="Diversity term, in nats"
          series={lines((point) => point.terms.diversity)}
          include={[0]}
          format={(value) => figure(value, 3)}
        />
      </div>
      <TermTable result={result} />
    </>
  );
}
