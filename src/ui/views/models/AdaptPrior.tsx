import { Play, Sparkles, Square } from 'lucide-react';
import { useEffect, useMemo, useRef } from 'react';
import { LEAST_SEEDS } from '../../../core/adaptation/settings.ts';
import type { ShelvedPack } from '../../../protocol/packs.ts';
import { priorInUse } from '../../../store/adaptation/gather.ts';
import { isAdapting, MOST_SEEDS, STEPS, type AdaptationState } from '../../../store/adaptation/state.ts';
import { keptSeeds } from '../../../store/seeds/selectors.ts';
import { Button } from '../../elements/Button.tsx';
import { Disclosure } from '../../elements/Disclosure.tsx';
import { NumberField } from '../../elements/NumberField.tsx';
import { Progress } from '../../elements/Progress.tsx';
import { duration } from '../../format.ts';
import { useActions, useStudioState } from '../../hooks/studio.ts';
import { FailureNotice } from '../../parts/FailureNotice.tsx';
import { AdaptedPrior } from './AdaptedPrior.tsx';
import { AdaptingFigures } from './AdaptingFigures.tsx';
import { say } from '../../words/say.ts';
import styles from './AdaptPrior.module.css';

/** Adapts the prior in use to the pictures of the open project: what that does, a way to begin, how far it is, what it came to. */
export function AdaptPrior() {
  const adaptation = useStudioState((state) => state.adaptation);
  const prior = useStudioState(priorInUse);
  const seeds = useStudioState((state) => state.seeds);
  const all = useMemo(() => keptSeeds(seeds).length, [seeds]);
  const place = useKeptFocus(`${isAdapting(adaptation)} ${adaptation.kept !== null}`);
  if (!prior || all === 0) return null;
  const { phase, made } = adaptation;
  const refused = refusalOf(prior, all);
  return (
    <section ref={place} tabIndex={-1} className={styles.section} aria-label={say.adapting.title}>
      <h3>{say.adapting.title}</h3>
      <p>{say.adapting.about}</p>
      <p>{say.adapting.howLong}</p>
      {phase.kind === 'failed' && <FailureNotice failure={phase.failure} />}
      {made && <AdaptedPrior made={made} />}
      {isAdapting(adaptation) ? (
        <UnderWay phase={phase} />
      ) : refused !== null ? (
        <p>{refused}</p>
      ) : adaptation.kept ? (
        <GoOn kept={adaptation.kept} />
      ) : (
        <Begin all={all} steps={adaptation.steps} />
      )}
      {adaptation.kept && <AdaptingFigures kept={adaptation.kept} />}
    </section>
  );
}

/** Why the prior in use is not adapted here, in words. */
function refusalOf({ adaptable }: ShelvedPack, seeds: number): string | null {
  if (adaptable?.where === 'command') return say.adapting.byCommand;
  if (adaptable?.where === 'nowhere') return say.failureLine(adaptable.why);
  return seeds < LEAST_SEEDS ? say.failureLine({ code: 'too-few-to-adapt', seeds, least: LEAST_SEEDS }) : null;
}

/** A place that takes the focus where the button that had it is gone with `shown`: the next Tab starts there, not at the top of the page. */
function useKeptFocus(shown: string) {
  const place = useRef<HTMLElement>(null);
  const before = useRef(shown);
  useEffect(() => {
    if (before.current !== shown && document.activeElement === document.body) {
      place.current?.focus({ preventScroll: true });
    }
    before.current = shown;
  }, [shown]);
  return place;
}

function Begin({ all, steps }: { readonly all: number; readonly steps: number }) {
  const some = Math.min(all, MOST_SEEDS);
  const { adaptation } = useActions();
  return (
    <>
      {some < all && <p>{say.adapting.someOf(some, all)}</p>}
      <Disclosure summary={say.adapting.settings}>
        <div className={styles.field}>
          <NumberField
            label={say.adapting.steps}
            value={steps}
            minimum={STEPS.least}
            maximum={STEPS.most}
            hint={say.adapting.stepsHint}
            onChange={(value) => {
              adaptation.change(value);
            }}
          />
        </div>
      </Disclosure>
      <div className={styles.tools}>
        <Button
          icon={<Sparkles aria-hidden />}
          onClick={() => {
            adaptation.start();
          }}
        >
          {say.adapting.adaptTo(some)}
        </Button>
      </div>
    </>
  );
}

function GoOn({ kept: { looks, steps } }: { readonly kept: NonNullable<AdaptationState['kept']> }) {
  const { adaptation } = useActions();
  return (
    <>
      <p>{say.adapting.stoppedAt(looks.at(-1)!.step, steps)}</p>
      <div className={styles.tools}>
        <Button
          icon={<Play aria-hidden />}
          onClick={() => {
            adaptation.start();
          }}
        >
          {say.adapting.goOn}
        </Button>
        <Button
          look="quiet"
          onClick={() => {
            adaptation.dismiss();
          }}
        >
          {say.adapting.beginAnew}
        </Button>
      </div>
    </>
  );
}

function UnderWay({ phase }: Pick<AdaptationState, 'phase'>) {
  const { adaptation } = useActions();
  const { value, max, text } = progressOf(phase);
  return (
    <div className={styles.progress}>
      <Progress label={say.adapting.progress} value={value} max={max} text={text} thin />
      <div className={styles.tools}>
        <span>{text}</span>
        <Button
          icon={<Square aria-hidden />}
          onClick={() => {
            adaptation.stop();
          }}
        >
          {say.adapting.stop}
        </Button>
      </div>
    </div>
  );
}

function progressOf(phase: AdaptationState['phase']) {
  if (phase.kind === 'training') {
    const { step, of, left } = phase;
    const words = [say.adapting.atStep(step, of), ...(left === null ? [] : [say.adapting.left(duration(left))])];
    return { value: step, max: of, text: words.join(', ') };
  }
  const { done, total } = phase.kind === 'reading' ? phase : { done: 0, total: 0 };
  const text = total === 0 ? say.adapting.opening : say.adapting.reading(done + 1, total);
  return { value: done, max: Math.max(1, total), text };
}
