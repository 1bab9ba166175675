import { Download, FileText, FolderDown, Save } from 'lucide-react';
import { useMemo, type ReactNode } from 'react';
import type { DestinationKind, ExportPhase } from '../../../store/export/state.ts';
import { holdsSomething, matchOf } from '../../../store/export/selectors.ts';
import { reviewable } from '../../../store/picks/selectors.ts';
import { tally } from '../../../store/review/selectors.ts';
import type { Verdict } from '../../../store/review/state.ts';
import { Button } from '../../elements/Button.tsx';
import { Checkbox } from '../../elements/Checkbox.tsx';
import { Choice } from '../../elements/Choice.tsx';
import { ChoiceList } from '../../elements/ChoiceList.tsx';
import { Notice } from '../../elements/Notice.tsx';
import { count } from '../../format.ts';
import { usePicks } from '../../hooks/picks.ts';
import { useActions, useStudio, useStudioState } from '../../hooks/studio.ts';
import { ExportProgress } from './ExportPhase.tsx';
import { say } from '../../words/say.ts';
import { LAYOUT_WORDS, leadOf } from './layoutWords.ts';
import { MatchField } from './MatchField.tsx';
import { Notebook } from './Notebook.tsx';
import { ZipTree } from './ZipTree.tsx';
import styles from './ExportView.module.css';

interface VerdictWords {
  readonly verdict: Verdict;
  /** Where there are variants alone. */
  readonly words: string;
  /** Where there are related pictures too. */
  readonly ofAll: string;
  readonly note?: string;
}

const VERDICTS: readonly VerdictWords[] = [
  {
    verdict: 'accepted',
    get words() {
      return say.exporting.acceptedVariants;
    },
    get ofAll() {
      return say.exporting.acceptedPictures;
    },
  },
  {
    verdict: 'unreviewed',
    get words() {
      return say.exporting.variantsNotYetReviewed;
    },
    get ofAll() {
      return say.exporting.picturesNotYetReviewed;
    },
  },
  {
    verdict: 'rejected',
    get words() {
      return say.exporting.rejectedVariants;
    },
    get ofAll() {
      return say.exporting.rejectedPictures;
    },
    get note() {
      return say.exporting.inTheFolderRejected;
    },
  },
];

const PLACES: Readonly<Record<DestinationKind, { words: string; button: string; icon: ReactNode }>> = {
  download: {
    get words() {
      return say.exporting.downloads;
    },
    get button() {
      return say.exporting.exportZip;
    },
    icon: <Download aria-hidden />,
  },
  'zip-file': {
    get words() {
      return say.exporting.aZipIChoose;
    },
    get button() {
      return say.exporting.exportZip;
    },
    icon: <Save aria-hidden />,
  },
  folder: {
    get words() {
      return say.exporting.aFolder;
    },
    get button() {
      return say.exporting.exportFolder;
    },
    icon: <FolderDown aria-hidden />,
  },
};

/** Whether the export is at work, or waits for an answer. */
const isBusy = ({ kind }: ExportPhase): boolean => kind !== 'idle' && kind !== 'written' && kind !== 'failed';

/** Step 6: what goes out, in which layout, where to; and what was written. */
export function ExportView() {
  const { include, layout, destination, phase } = useStudioState((state) => state.export);
  const matched = useStudioState((state) => matchOf(state) !== null);
  const running = useStudioState((state) => state.run.phase.kind === 'running');
  const { destinations } = useStudio();
  const { export: actions } = useActions();
  const something = useStudioState((state) => holdsSomething(state));
  const busy = isBusy(phase);
  const place = PLACES[destination];
  return (
    <div className={styles.page}>
      <section className={styles.choose}>
        <h1>{say.exporting.export}</h1>
        <p className={styles.lead}>{matched ? say.match.lead : leadOf(layout)}</p>
        <Include include={include} disabled={busy} />
        <ChoiceList
          label={say.exporting.layout}
          value={layout}
          disabled={busy}
          options={LAYOUT_WORDS.map(({ id, title, text }) => ({ value: id, title, text }))}
          onChange={(chosen) => {
            actions.layout(chosen);
          }}
        />
        {layout !== 'new-images' && <MatchField disabled={busy} />}
        {destinations.length > 1 && (
          <div className={styles.place}>
            <h2>{say.exporting.whereTo}</h2>
            <Choice
              label={say.exporting.whereTo}
              value={destination}
              options={destinations.map((kind) => ({ value: kind, label: PLACES[kind].words }))}
              onChange={(chosen) => {
                actions.destination(chosen);
              }}
            />
          </div>
        )}
        {running && <Notice>{say.exporting.theRunGoesOn}</Notice>}
        {!busy && !something && (
          <Notice tone="warn" title={say.exporting.thereIsNothingTo}>
            {layout === 'new-images' ? say.exporting.thisLayoutHoldsNew : say.exporting.allClassesOrPictures}
          </Notice>
        )}
        {!busy && something && (
          <div>
            <Button
              look="solid"
              size="large"
              icon={place.icon}
              onClick={() => {
                actions.start();
              }}
            >
              {place.button}
            </Button>
          </div>
        )}
        <div className={styles.progress} aria-live="polite">
          <ExportProgress phase={phase} />
        </div>
        <Notebook />
        <div className={styles.report}>
          <Button
            icon={<FileText aria-hidden />}
            onClick={() => {
              actions.saveReport();
            }}
          >
            {say.reportButton.save}
          </Button>
          <p className={styles.note}>{say.reportButton.about}</p>
        </div>
      </section>
      <ZipTree include={include} />
    </div>
  );
}

function Include({ include, disabled }: { readonly include: readonly Verdict[]; readonly disabled: boolean }) {
  const variants = useStudioState((state) => state.run.variants);
  const decisions = useStudioState((state) => state.review.decisions);
  const { export: actions } = useActions();
  const picks = usePicks();
  const counts = useMemo(() => tally(reviewable(variants, picks), decisions), [variants, picks, decisions]);
  return (
    <fieldset className={styles.include}>
      <legend>{picks.size > 0 ? say.exporting.variantsAndRelatedPictures : say.exporting.variantsToWrite}</legend>
      {VERDICTS.map(({ verdict, words, ofAll, note }) => (
        <Checkbox
          key={verdict}
          checked={include.includes(verdict)}
          disabled={disabled}
          onChange={(checked) => {
            actions.include(checked ? [...include, verdict] : include.filter((one) => one !== verdict));
          }}
        >
          {picks.size > 0 ? ofAll : words} <span className={styles.count}>{count(counts[verdict])}</span>
          {note !== undefined && <span className={styles.note}>{note}</span>}
        </Checkbox>
      ))}
    </fieldset>
  );
}
