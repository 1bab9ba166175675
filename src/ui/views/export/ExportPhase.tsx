import { Check, Square, Unlock } from 'lucide-react';
import type { ExportPhase, ExportReport, Leak, MissingClass, SplitAnswer } from '../../../store/export/state.ts';
import { Button } from '../../elements/Button.tsx';
import { Disclosure } from '../../elements/Disclosure.tsx';
import { Notice } from '../../elements/Notice.tsx';
import { Progress } from '../../elements/Progress.tsx';
import { bytes, count, counted, figure } from '../../format.ts';
import { useActions } from '../../hooks/studio.ts';
import { CheckList } from './CheckList.tsx';
import { FailureNotice } from '../../parts/FailureNotice.tsx';
import styles from './ExportView.module.css';

/** How the export is getting on, and what it asks. */
export function ExportProgress({ phase }: { readonly phase: ExportPhase }) {
  switch (phase.kind) {
    case 'idle':
      return null;
    case 'comparing':
      return <Working words="Comparing with validation and test" noun="picture" {...phase} />;
    case 'writing':
      return <Working words="Writing" noun="file" {...phase} />;
    case 'checking':
      return <Working words="Reading it again" noun="file" stop="Skip the check" {...phase} />;
    case 'lacking':
      return <Lacking missing={phase.missing} />;
    case 'leaking':
      return <Leaks leaks={phase.leaks} />;
    case 'refused':
      return <Refused {...phase} />;
    case 'written':
      return <Report report={phase.report} />;
    case 'failed':
      return <FailureNotice failure={phase.failure} />;
    default:
      return phase satisfies never;
  }
}

interface WorkingProps {
  readonly words: string;
  readonly noun: string;
  readonly done: number;
  readonly total: number;
  readonly stop?: string;
}

function Working({ words, noun, done, total, stop = 'Stop' }: WorkingProps) {
  const { export: actions } = useActions();
  return (
    <div className={styles.writing}>
      <Progress label={words} value={done} max={total} text={`${done} of ${total}`} />
      <p>
        {words}: {count(done)} of {counted(total, noun)}
      </p>
      <Button
        icon={<Square aria-hidden />}
        onClick={() => {
          actions.stop();
        }}
      >
        {stop}
      </Button>
    </div>
  );
}

const SPLITS = { train: 'training', val: 'validation', test: 'test' } as const;

const ANSWERS: readonly { readonly answer: SplitAnswer; readonly words: string }[] = [
  { answer: 'move', words: 'Move a picture there' },
  { answer: 'drop', words: 'Leave these classes out' },
  { answer: 'keep', words: 'Write as it is' },
];

function Lacking({ missing }: { readonly missing: readonly MissingClass[] }) {
  const { export: actions } = useActions();
  return (
    <Notice tone="warn" title="Not every split has pictures of every class.">
      <p>
        Loaders of class folders number the folders that they find: where one is missing, the classes after it get other
        numbers than in the other splits, and a right answer counts as wrong.
      </p>
      <ul className={styles.leaks} tabIndex={0}>
        {missing.map(({ label, split }) => (
          <li key={`${split} ${label}`}>
            <bdi>{label}</bdi> has no {SPLITS[split]} picture
          </li>
        ))}
      </ul>
      <p>
        An original can be moved there, without what was grown from it; a class with a single one is left out. Or choose
        the layout for Hugging Face or the table, which carry the numbers.
      </p>
      <div className={styles.answers}>
        {ANSWERS.map(({ answer, words }) => (
          <Button
            key={answer}
            {...(answer === 'move' && { look: 'solid' as const })}
            onClick={() => {
              actions.answerSplits(answer);
            }}
          >
            {words}
          </Button>
        ))}
        <Button
          look="quiet"
          onClick={() => {
            actions.stop();
          }}
        >
          Cancel
        </Button>
      </div>
    </Notice>
  );
}

function Leaks({ leaks }: { readonly leaks: readonly Leak[] }) {
  const { export: actions } = useActions();
  const variants = leaks.filter(({ source }) => source === 'synthetic').length;
  const originals = leaks.length - variants;
  return (
    <Notice tone="warn" title="Some training pictures are near-copies of pictures that are held out.">
      <p>
        {variants > 0 && counted(variants, 'variant')}
        {variants > 0 && originals > 0 && ' and '}
        {originals > 0 && counted(originals, 'original')} of train can hardly be told from validation or test pictures.
        A model that has seen them would be praised for remembering.
      </p>
      <Disclosure summary="Which ones">
        <ul className={styles.leaks} tabIndex={0}>
          {leaks.map(({ path, of, cosine }) => (
            <li key={path}>
              <bdi>{path}</bdi> like <bdi>{of}</bdi>, cosine {figure(cosine, 3)}
            </li>
          ))}
        </ul>
      </Disclosure>
      <div className={styles.answers}>
        {variants > 0 && (
          <Button
            look="solid"
            onClick={() => {
              actions.answer(true);
            }}
          >
            Leave {variants === 1 ? 'the variant' : `the ${count(variants)} variants`} out
          </Button>
        )}
        <Button
          onClick={() => {
            actions.answer(false);
          }}
        >
          Write all
        </Button>
        <Button
          look="quiet"
          onClick={() => {
            actions.stop();
          }}
        >
          Cancel
        </Button>
      </div>
    </Notice>
  );
}

function Refused({ done, total }: { readonly done: number; readonly total: number }) {
  const { export: actions } = useActions();
  return (
    <Notice tone="warn" title="The browser does not allow writing there any more.">
      <p>
        {count(done)} of {counted(total, 'file')} are written. Allow it again, and writing goes on.
      </p>
      <div className={styles.answers}>
        <Button
          look="solid"
          icon={<Unlock aria-hidden />}
          onClick={() => {
            actions.goOn();
          }}
        >
          Allow and go on
        </Button>
        <Button
          onClick={() => {
            actions.stop();
          }}
        >
          Stop
        </Button>
      </div>
    </Notice>
  );
}

function Report({ report }: { readonly report: ExportReport }) {
  const { name, originals, variants, picked, rejected, leftOut, check } = report;
  const passed = check?.every(({ ok }) => ok) ?? true;
  const parts = [
    counted(originals, 'original'),
    counted(variants, 'variant'),
    ...(picked > 0 ? [counted(picked, 'related picture')] : []),
    ...(rejected > 0 ? [`${counted(rejected, 'rejected variant')} beside them`] : []),
  ];
  return (
    <>
      <Notice tone={passed ? 'good' : 'warn'} title={`${name} is written.`}>
        {parts.join(', ')}, {bytes(report.bytes)}.
        {leftOut > 0 && ` ${counted(leftOut, 'near-copy', 'near-copies')} of held-out pictures stayed out.`}
      </Notice>
      {check ? (
        <section className={styles.check}>
          <h2>
            <Check aria-hidden />
            Read again, as its loader reads it
          </h2>
          <CheckList check={check} />
        </section>
      ) : (
        <p className={styles.count}>The check was skipped.</p>
      )}
    </>
  );
}
