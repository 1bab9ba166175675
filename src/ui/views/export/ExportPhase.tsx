import { Check, Square, Unlock } from 'lucide-react';
import type { ExportPhase, ExportReport, Leak, MissingClass, SplitAnswer } from '../../../store/export/state.ts';
import { Button } from '../../elements/Button.tsx';
import { Disclosure } from '../../elements/Disclosure.tsx';
import { Notice } from '../../elements/Notice.tsx';
import { Progress } from '../../elements/Progress.tsx';
import { bytes, count, figure } from '../../format.ts';
import { useActions } from '../../hooks/studio.ts';
import { CheckList } from './CheckList.tsx';
import { FailureNotice } from '../../parts/FailureNotice.tsx';
import { say } from '../../words/say.ts';
import styles from './ExportView.module.css';

/** How the export is getting on, and what it asks. */
export function ExportProgress({ phase }: { readonly phase: ExportPhase }) {
  switch (phase.kind) {
    case 'idle':
      return null;
    case 'comparing':
      return (
        <Working words={say.exporting.comparingWithValidationAnd} counted={say.seeds.countedPictures} {...phase} />
      );
    case 'writing':
      return <Working words={say.exporting.writing} counted={say.exporting.countedFiles} {...phase} />;
    case 'checking':
      return (
        <Working
          words={say.exporting.readingItAgain}
          counted={say.exporting.countedFiles}
          stop={say.exporting.skipTheCheck}
          {...phase}
        />
      );
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
  /** So many of what is worked through. */
  readonly counted: (n: number) => string;
  readonly done: number;
  readonly total: number;
  readonly stop?: string;
}

function Working({ words, counted, done, total, stop = say.exporting.stop }: WorkingProps) {
  const { export: actions } = useActions();
  return (
    <div className={styles.writing}>
      <Progress label={words} value={done} max={total} text={say.exporting.ofWord(done, total)} />
      <p>{say.exporting.ofWord2(words, count(done), counted(total))}</p>
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
  {
    answer: 'move',
    get words() {
      return say.exporting.moveAPictureThere;
    },
  },
  {
    answer: 'drop',
    get words() {
      return say.exporting.leaveTheseClassesOut;
    },
  },
  {
    answer: 'keep',
    get words() {
      return say.exporting.writeAsItIs;
    },
  },
];

function Lacking({ missing }: { readonly missing: readonly MissingClass[] }) {
  const { export: actions } = useActions();
  return (
    <Notice tone="warn" title={say.exporting.notEverySplitHas}>
      <p>{say.exporting.loadersOfClassFolders}</p>
      <ul className={styles.leaks} tabIndex={0}>
        {missing.map(({ label, split }) => (
          <li key={`${split} ${label}`}>
            <bdi>{label}</bdi>
            {say.exporting.hasNoPicture(SPLITS[split])}
          </li>
        ))}
      </ul>
      <p>{say.exporting.anOriginalCanBe}</p>
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
          {say.exporting.cancel}
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
    <Notice tone="warn" title={say.exporting.someTrainingPicturesAre}>
      <p>
        {variants > 0 && say.exporting.countedVariants(variants)}
        {variants > 0 && originals > 0 && say.seeds.and2}
        {originals > 0 && say.exporting.countedOriginals(originals)}
        {say.exporting.ofTrainCanHardly}
      </p>
      <Disclosure summary={say.exporting.whichOnes}>
        <ul className={styles.leaks} tabIndex={0}>
          {leaks.map(({ path, of, cosine }) => (
            <li key={path}>
              <bdi>{path}</bdi>
              {say.exporting.like}
              <bdi>{of}</bdi>
              {say.exporting.cosine(figure(cosine, 3))}
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
            {say.exporting.leaveOut(
              variants === 1 ? say.exporting.theVariant : say.exporting.theVariants(count(variants)),
            )}
          </Button>
        )}
        <Button
          onClick={() => {
            actions.answer(false);
          }}
        >
          {say.exporting.writeAll}
        </Button>
        <Button
          look="quiet"
          onClick={() => {
            actions.stop();
          }}
        >
          {say.exporting.cancel}
        </Button>
      </div>
    </Notice>
  );
}

function Refused({ done, total }: { readonly done: number; readonly total: number }) {
  const { export: actions } = useActions();
  return (
    <Notice tone="warn" title={say.exporting.theBrowserDoesNot}>
      <p>{say.exporting.ofFileAreWritten(count(done), total)}</p>
      <div className={styles.answers}>
        <Button
          look="solid"
          icon={<Unlock aria-hidden />}
          onClick={() => {
            actions.goOn();
          }}
        >
          {say.exporting.allowAndGoOn}
        </Button>
        <Button
          onClick={() => {
            actions.stop();
          }}
        >
          {say.exporting.stop}
        </Button>
      </div>
    </Notice>
  );
}

function Report({ report }: { readonly report: ExportReport }) {
  const { name, originals, variants, picked, rejected, leftOut, check } = report;
  const passed = check?.every(({ ok }) => ok) ?? true;
  const parts = [
    say.exporting.countedOriginals(originals),
    say.exporting.countedVariants(variants),
    ...(picked > 0 ? [say.exporting.countedRelatedPictures(picked)] : []),
    ...(rejected > 0 ? [say.exporting.rejectedVariantBesideThem(rejected)] : []),
  ];
  return (
    <>
      <Notice tone={passed ? 'good' : 'warn'} title={say.exporting.isWritten(name)}>
        {[...parts, bytes(report.bytes)].join(say.elements.comma)}
        {say.elements.stop}
        {leftOut > 0 && say.exporting.nearCopyOfHeld(leftOut)}
      </Notice>
      {check ? (
        <section className={styles.check}>
          <h2>
            <Check aria-hidden />
            {say.exporting.readAgainAsIts}
          </h2>
          <CheckList check={check} />
        </section>
      ) : (
        <p className={styles.count}>{say.exporting.theCheckWasSkipped}</p>
      )}
    </>
  );
}
