import type { Receipt } from '../../../core/receipt/receipt.ts';
import { robustnessOf, severitiesOf } from '../../../core/receipt/robustness.ts';
import { Disclosure } from '../../elements/Disclosure.tsx';
import { say } from '../../words/say.ts';
import { FigureTable } from './FigureTable.tsx';
import { RatioChart } from './RatioChart.tsx';

/** What a receipt answers besides: the curve over the number of variants, worse pictures, classes of very different size. */
export function FurtherFigures({ receipt }: { readonly receipt: Receipt }) {
  return (
    <>
      {receipt.ratios.length > 0 && <RatioChart curves={receipt.ratios} arms={receipt.arms.map(({ arm }) => arm)} />}
      {receipt.robustness.length > 0 && <Robustness receipt={receipt} />}
      {receipt.longTail && <Tail tail={receipt.longTail} />}
    </>
  );
}

function Robustness({ receipt }: { readonly receipt: Receipt }) {
  const { robustness } = say.receiptFigures;
  const severities = severitiesOf(receipt);
  const arms = [...new Set(receipt.robustness.map(({ arm }) => arm))];
  const corruptions = [...new Set(receipt.robustness.map(({ corruption }) => corruption))];
  return (
    <div>
      <FigureTable
        head={robustness}
        names={[say.receiptFigures.arm]}
        columns={[...severities.map(robustness.severity), robustness.all]}
        rows={arms.map((arm) => ({
          key: arm,
          names: [say.arm(arm).title],
          figures: [...severities, undefined].map((severity) => robustnessOf(receipt, arm, severity)),
        }))}
        empty={say.receiptFigures.tail.untested}
      />
      <Disclosure summary={robustness.each}>
        <FigureTable
          label={robustness.each}
          names={[robustness.corruption]}
          columns={arms.map((arm) => say.arm(arm).title)}
          rows={corruptions.map((corruption) => {
            const own = { robustness: receipt.robustness.filter((point) => point.corruption === corruption) };
            return {
              key: corruption,
              names: [say.receiptFigures.corruptions[corruption]],
              figures: arms.map((arm) => robustnessOf(own, arm)),
            };
          })}
          empty={say.receiptFigures.tail.untested}
        />
      </Disclosure>
    </div>
  );
}

function Tail({ tail: { counts, results } }: { readonly tail: NonNullable<Receipt['longTail']> }) {
  const { tail, longTail } = say.receiptFigures;
  return (
    <FigureTable
      head={longTail(Math.max(...counts), Math.min(...counts))}
      names={[say.receiptFigures.arm, tail.loss]}
      columns={[tail.many, tail.medium, tail.few, tail.all]}
      rows={results.map(({ arm, loss, many, medium, few, all }) => ({
        key: `${arm} ${loss}`,
        names: [say.arm(arm).title, tail.losses[loss]],
        figures: [many, medium, few, all],
      }))}
      empty={tail.untested}
    />
  );
}
