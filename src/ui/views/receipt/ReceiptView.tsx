import { useStudioState } from '../../hooks/studio.ts';
import { FailureNotice } from '../../parts/FailureNotice.tsx';
import { SettingsColumn } from '../../parts/SettingsColumn.tsx';
import { Answer } from './Answer.tsx';
import { LiveTraining } from './LiveTraining.tsx';
import { ReceiptForm } from './ReceiptForm.tsx';
import { say } from '../../words/say.ts';
import styles from './ReceiptView.module.css';

/** Does my classifier get better? Trains small ones with and without the expansion, and says which reads new pictures best. */
export function ReceiptView() {
  const { phase, kept, compared } = useStudioState((state) => state.receipt);
  const newest = kept.at(-1);
  const other = kept.find(({ id }) => id === compared && id !== newest?.id);
  const busy = phase.kind === 'preparing' || phase.kind === 'training';
  return (
    <div className={styles.page}>
      <SettingsColumn title={say.receipt.receipt} className={styles.form}>
        <ReceiptForm />
      </SettingsColumn>
      <div className={styles.results}>
        {phase.kind === 'failed' && <FailureNotice failure={phase.failure} />}
        {busy && <LiveTraining />}
        {newest && (
          <div className={styles.sheets}>
            <Answer kept={newest} others={kept.slice(0, -1)} compared={other?.id ?? null} />
            {other && <Answer kept={other} newest={false} others={[]} compared={null} />}
          </div>
        )}
        {!newest && !busy && phase.kind !== 'failed' && (
          <div className={styles.empty}>
            <h2>{say.receipt.doesAClassifierThat}</h2>
            <p>{say.receipt.smallOnesAreTrained}</p>
          </div>
        )}
      </div>
    </div>
  );
}
