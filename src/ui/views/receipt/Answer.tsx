import { Download, Trash2 } from 'lucide-react';
import { findingsOf } from '../../../core/receipt/findings.ts';
import type { KeptReceipt } from '../../../store/receipt/state.ts';
import { Button, IconButton } from '../../elements/Button.tsx';
import { Disclosure } from '../../elements/Disclosure.tsx';
import { Select } from '../../elements/Select.tsx';
import { duration } from '../../format.ts';
import { useActions, useStudioState } from '../../hooks/studio.ts';
import { FailureNotice } from '../../parts/FailureNotice.tsx';
import { ArmChart } from './ArmChart.tsx';
import { say } from '../../words/say.ts';
import styles from './Answer.module.css';
import { ClassTable } from './ClassTable.tsx';
import { FurtherFigures, isFurther } from './FurtherFigures.tsx';
import { LearningCurves } from './LearningCurves.tsx';
import { NamedClasses } from './NamedClasses.tsx';

export interface AnswerProps {
  readonly kept: KeptReceipt;
  /** Whether it is the newest, on which something can be done; default: it is. */
  readonly newest?: boolean;
  /** Those that it can be compared with. */
  readonly others: readonly KeptReceipt[];
  readonly compared: string | null;
}

const NONE = '';

/** A number stays with its sign on a line. */
const unbroken = (text: string): string => text.replaceAll(' %', '\u00a0%').replaceAll(' ± ', '\u00a0±\u00a0');

/** A receipt: the answer in words, the arms beside each other, every class, and how it was learnt. */
export function Answer({ kept, newest = true, others, compared }: AnswerProps) {
  const { receipt: actions } = useActions();
  const { id, at, seconds, receipt, classifier } = kept;
  const packing = useStudioState((state) => state.receipt.packing);
  const onScreen = useStudioState((state) => state.run.made);
  const { grown } = receipt;
  const own = packing?.id === id ? packing : null;
  const found = findingsOf(receipt);
  const [answer, ...more] = found.filter((one) => !isFurther(one)).map(say.finding);
  const arms = receipt.arms.map(({ arm }) => arm);
  return (
    <article className={styles.answer} aria-label={say.receipt.receiptOf(whenOf(at))}>
      <header>
        <h2>{answer !== undefined ? unbroken(answer) : say.receipt.thereIsNothingTo}</h2>
        {more.length > 0 && <p>{unbroken(more.join(say.elements.between))}</p>}
        {newest && <NamedClasses findings={found} />}
      </header>
      <ArmChart arms={receipt.arms} />
      <FurtherFigures receipt={receipt} findings={found} />
      <ClassTable receipt={receipt} />
      <Disclosure summary={say.receipt.howItWasLearnt}>
        <LearningCurves
          arms={arms}
          curves={receipt.arms.flatMap(({ arm, runs }) =>
            runs.map(({ curve }, repeat) => ({ arm, repeat, fold: 0, points: curve })),
          )}
        />
      </Disclosure>
      {receipt.notes.map(say.receiptNote).map((note) => (
        <p key={note} className={styles.soft}>
          {note}
        </p>
      ))}
      <footer className={styles.foot}>
        <p className={styles.soft}>
          {say.receipt.onNetworkAtPx(
            whenOf(at),
            duration(seconds),
            receipt.device,
            receipt.protocol.net.kind,
            receipt.protocol.net.side,
          )}
          {grown && (
            <span className={styles.grown}>
              {say.grownIn(grown)}
              {grown.made !== onScreen && `${say.elements.between}${say.receipt.notOnScreen}`}
            </span>
          )}
        </p>
        {others.length > 0 && (
          <Select
            label={say.receipt.besideIt}
            bare
            value={compared ?? NONE}
            options={[
              { value: NONE, label: say.receipt.nothingBesideIt },
              ...others.map((other) => ({ value: other.id, label: say.receipt.receiptOf(whenOf(other.at)) })),
            ]}
            onChange={(chosen) => {
              actions.compareWith(chosen === NONE ? null : chosen);
            }}
          />
        )}
        <div className={styles.buttons}>
          {classifier && (
            <Button
              icon={<Download aria-hidden />}
              title={say.receipt.modelOnnxTrainedWith(say.arm(classifier.arm).title)}
              disabled={own !== null && own.failure === null}
              onClick={() => {
                actions.saveClassifier(id);
              }}
            >
              {own !== null && own.failure === null ? say.receipt.packingTheClassifier : say.receipt.classifier}
            </Button>
          )}
          {(['json', 'csv', 'svg'] as const).map((kind) => (
            <Button
              key={kind}
              look="quiet"
              icon={<Download aria-hidden />}
              onClick={() => {
                actions.save(id, kind);
              }}
            >
              {kind === 'svg' ? say.receipt.picture : kind.toUpperCase()}
            </Button>
          ))}
          <IconButton
            label={say.receipt.forgetThisReceipt}
            icon={<Trash2 aria-hidden />}
            onClick={() => {
              actions.remove(id);
            }}
          />
        </div>
      </footer>
      {own?.failure && <FailureNotice failure={own.failure} />}
    </article>
  );
}

const whenOf = (at: string): string =>
  new Date(at).toLocaleString(say.language, { day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' });
