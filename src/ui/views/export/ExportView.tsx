import { Download, Square } from 'lucide-react';
import { useMemo } from 'react';
import { tally } from '../../../store/review/selectors.ts';
import type { Verdict } from '../../../store/review/state.ts';
import { Button } from '../../elements/Button.tsx';
import { Checkbox } from '../../elements/Checkbox.tsx';
import { Notice } from '../../elements/Notice.tsx';
import { Progress } from '../../elements/Progress.tsx';
import { bytes, count, counted } from '../../format.ts';
import { useActions, useStudioState } from '../../hooks/studio.ts';
import { ZipTree } from './ZipTree.tsx';
import styles from './ExportView.module.css';

const VERDICTS: readonly { readonly verdict: Verdict; readonly words: string }[] = [
  { verdict: 'accepted', words: 'Accepted variants' },
  { verdict: 'unreviewed', words: 'Variants not yet reviewed' },
  { verdict: 'rejected', words: 'Rejected variants' },
];

/** Step 6: what goes into the zip, and the zip. */
export function ExportView() {
  const { include, phase } = useStudioState((state) => state.export);
  const variants = useStudioState((state) => state.run.variants);
  const decisions = useStudioState((state) => state.review.decisions);
  const running = useStudioState((state) => state.run.phase.kind === 'running');
  const { export: actions } = useActions();
  const counts = useMemo(() => tally(variants, decisions), [variants, decisions]);
  const writing = phase.kind === 'writing';
  return (
    <div className={styles.page}>
      <section className={styles.choose}>
        <h1>Export</h1>
        <p className={styles.lead}>
          One zip with your originals, byte for byte, and the variants beside them in their class folders.
        </p>
        <fieldset className={styles.include}>
          <legend>Variants to write</legend>
          {VERDICTS.map(({ verdict, words }) => (
            <Checkbox
              key={verdict}
              checked={include.includes(verdict)}
              disabled={writing}
              onChange={(checked) => {
                actions.include(checked ? [...include, verdict] : include.filter((one) => one !== verdict));
              }}
            >
              {words} <span className={styles.count}>{count(counts[verdict])}</span>
            </Checkbox>
          ))}
        </fieldset>
        {running && <Notice>The run goes on. The zip holds what is there when it starts.</Notice>}
        {writing ? (
          <div className={styles.writing}>
            <Progress
              label="Writing"
              value={phase.done}
              max={phase.total}
              text={`${phase.done} of ${phase.total} files`}
            />
            <p>
              {count(phase.done)} of {counted(phase.total, 'file')}
            </p>
            <Button
              icon={<Square aria-hidden />}
              onClick={() => {
                actions.stop();
              }}
            >
              Stop writing
            </Button>
          </div>
        ) : (
          <div>
            <Button
              look="solid"
              size="large"
              icon={<Download aria-hidden />}
              onClick={() => {
                actions.start();
              }}
            >
              Export zip
            </Button>
          </div>
        )}
        {phase.kind === 'written' && (
          <Notice tone="good" title={`${phase.report.name} is written.`}>
            {counted(phase.report.originals, 'original')} and {counted(phase.report.variants, 'variant')},{' '}
            {bytes(phase.report.bytes)}.
          </Notice>
        )}
        {phase.kind === 'failed' && (
          <Notice tone="bad" title={phase.failure.message}>
            {phase.failure.hint}
          </Notice>
        )}
      </section>
      <ZipTree include={include} />
    </div>
  );
}
