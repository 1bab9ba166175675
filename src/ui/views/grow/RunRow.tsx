import { Columns2, Pencil, Trash2, Undo2 } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { ratesOf } from '../../../store/run/outcome.ts';
import type { RunHeader } from '../../../store/runs/state.ts';
import { Badge } from '../../elements/Badge.tsx';
import { Button, IconButton } from '../../elements/Button.tsx';
import { cx } from '../../cx.ts';
import { count, duration, figure, moment, percent } from '../../format.ts';
import { useActions, useStudioState } from '../../hooks/studio.ts';
import { NameField } from '../../parts/NameField.tsx';
import { say } from '../../words/say.ts';
import { recipeWords, runName } from './runNames.ts';
import styles from './Runs.module.css';
import { useIsAtRest } from './useRuns.ts';

export interface RunRowProps {
  readonly run: RunHeader;
  /** Whether it is the one on screen. */
  readonly isPresent: boolean;
  readonly onRemove: (run: RunHeader) => void;
}

/** A run in the list: its name, its recipe, what came of it, and what can be done with it. */
export function RunRow({ run, isPresent, onRemove }: RunRowProps) {
  const { runs } = useActions();
  const [renaming, setRenaming] = useState(false);
  const { made, began, total, figures } = run;
  const name = runName(run);
  return (
    <li className={cx(styles.run, isPresent && styles.present)}>
      <div className={styles.words}>
        <div className={styles.name}>
          {renaming ? (
            <NameField
              label={say.runs.name}
              name={name}
              onDone={(next) => {
                setRenaming(false);
                if (next !== null) runs.rename(made, next);
              }}
            />
          ) : (
            <h3>
              <bdi>{name}</bdi>
            </h3>
          )}
          {isPresent && <Badge tone="leaf">{say.runs.onScreen}</Badge>}
          {!renaming && (
            <IconButton
              label={say.runs.rename(name)}
              icon={<Pencil />}
              onClick={() => {
                setRenaming(true);
              }}
            />
          )}
        </div>
        <p className={styles.recipe}>{recipeWords(run.settings)}</p>
        <p className={styles.when}>
          {say.runs.of(count(figures.variants), total)}
          {began !== undefined && (
            <>
              {' · '}
              <time dateTime={began}>{moment(new Date(began))}</time>
            </>
          )}
        </p>
      </div>
      <RunFiguresLine run={run} />
      {!isPresent && <RunTools run={run} onRemove={onRemove} />}
    </li>
  );
}

function RunFiguresLine({ run: { figures, seconds } }: { readonly run: RunHeader }) {
  const rates = ratesOf(figures);
  return (
    <dl className={styles.figures}>
      <Figure
        label={say.runs.kept}
        value={shareOf(rates.variants)}
        note={Number.isFinite(rates.seeds) ? say.runs.seedsOwn(percent(rates.seeds)) : undefined}
      />
      <Figure label={say.runs.entropy} value={figureOf(figures.entropy)} />
      <Figure label={say.runs.diversity} value={figureOf(figures.diversity, 3)} />
      <Figure label={say.runs.accepted} value={count(figures.accepted)} />
      <Figure label={say.runs.took} value={seconds > 0 ? duration(seconds) : say.runs.none} />
    </dl>
  );
}

const shareOf = (share: number): string => (Number.isFinite(share) ? percent(share) : say.runs.none);
const figureOf = (value: number | null, digits = 2): string => (value === null ? say.runs.none : figure(value, digits));

interface FigureProps {
  readonly label: string;
  readonly value: ReactNode;
  readonly note?: string | undefined;
}

const Figure = ({ label, value, note }: FigureProps) => (
  <div>
    <dt>{label}</dt>
    <dd>
      {value}
      {note !== undefined && <span> {note}</span>}
    </dd>
  </div>
);

function RunTools({ run, onRemove }: Pick<RunRowProps, 'run' | 'onRemove'>) {
  const { runs } = useActions();
  const reading = useStudioState((state) => state.runs.reading) === run.made;
  const present = useStudioState((state) => state.run.made);
  const atRest = useIsAtRest();
  const name = runName(run);
  return (
    <div className={styles.tools}>
      {run.isElsewhere ? (
        <p className={styles.when}>{say.runs.elsewhere}</p>
      ) : (
        <>
          <Button
            aria-label={say.runs.compareWith(name)}
            icon={<Columns2 aria-hidden />}
            onClick={() => {
              runs.compare([present, run.made]);
            }}
          >
            {say.runs.compare}
          </Button>
          <Button
            aria-label={say.runs.bringBackRun(name)}
            title={atRest ? undefined : say.runs.notWhileGrowing}
            icon={<Undo2 aria-hidden />}
            disabled={reading || !atRest}
            onClick={() => {
              runs.show(run.made);
            }}
          >
            {say.runs.bringBack}
          </Button>
        </>
      )}
      <IconButton
        label={say.runs.remove(name)}
        icon={<Trash2 />}
        disabled={reading}
        onClick={() => {
          onRemove(run);
        }}
      />
    </div>
  );
}
