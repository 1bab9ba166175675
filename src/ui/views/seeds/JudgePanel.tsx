import type { ClassSummary } from '../../../store/seeds/classSummaries.ts';
import { Notice } from '../../elements/Notice.tsx';
import { Progress } from '../../elements/Progress.tsx';
import { TextField } from '../../elements/TextField.tsx';
import { counted, percent } from '../../format.ts';
import { useActions, useStudioState } from '../../hooks/studio.ts';
import { JudgeDoubts } from './JudgeDoubts.tsx';
import styles from './Panel.module.css';

/** The judge's pre-flight: does it read the seeds as their folders say? And the words it is asked with. */
export function JudgePanel({ summaries }: { readonly summaries: readonly ClassSummary[] }) {
  const preflight = useStudioState((state) => state.seeds.preflight);
  const prompt = useStudioState((state) => state.seeds.prompt ?? state.engine.prompt);
  const { seeds } = useActions();
  const used = summaries.filter(({ info }) => !info.leftOut);
  const read = used.reduce((sum, summary) => sum + summary.read, 0);
  const agreeing = used.reduce((sum, summary) => sum + summary.agreeing, 0);
  const codes = used.filter(({ info }) => info.code !== null);
  const learnt = preflight.kind === 'ready' && preflight.by !== undefined && preflight.by.mode !== 'names';
  const example = used[0]?.info.name ?? 'cat';
  return (
    <section className={styles.panel} aria-label="Pre-flight">
      <h2>What the judge sees</h2>
      {read > 0 && (
        <p className={styles.big}>
          <strong>{percent(agreeing / read)}</strong> of {counted(read, 'seed')} are read as their folder says
        </p>
      )}
      {preflight.kind === 'idle' && (
        <p className={styles.soft}>It looks at the seeds as soon as the models are here.</p>
      )}
      {preflight.kind === 'running' && (
        <Progress
          label="Pre-flight"
          value={preflight.done}
          max={preflight.total}
          text={`${preflight.done} of ${preflight.total} seeds read`}
          thin
          tone="ink"
        />
      )}
      {preflight.kind === 'failed' && (
        <Notice tone="bad" title={preflight.failure.message}>
          {preflight.failure.hint}
        </Notice>
      )}
      <JudgeDoubts />
      {agreeing < read && !learnt && (
        <p className={styles.soft}>
          Where it disagrees, variants are still steered towards the folder’s class. A clearer name often helps: change
          it beside the class.
        </p>
      )}
      {codes.length > 0 && (
        <Notice tone="warn" title={`${counted(codes.length, 'class name', 'class names')} cannot be read`}>
          Folder names that are codes mean nothing to the judge.
        </Notice>
      )}
      <TextField
        label="Prompt"
        value={prompt ?? ''}
        hint={
          prompt === null
            ? 'The judge says what it is asked as soon as it is here.'
            : `The judge compares each picture with “${prompt.replace('{label}', example)}”.`
        }
        refuse={(draft) => (draft.includes('{label}') ? null : 'Write {label} where the class name goes.')}
        onChange={(template) => {
          seeds.setPrompt(template);
        }}
      />
    </section>
  );
}
