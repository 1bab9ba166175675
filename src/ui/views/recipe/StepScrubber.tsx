import { useId } from 'react';
import type { PreviewFamily, PreviewSteps } from '../../../store/recipe/state.ts';
import inputs from '../../elements/inputs.module.css';
import { figure, percent } from '../../format.ts';
import { say } from '../../words/say.ts';
import styles from './StepScrubber.module.css';

export interface StepScrubberProps {
  readonly family: PreviewFamily;
  readonly steps: PreviewSteps;
  /** Place on the way, from 0; `null` at its end. */
  readonly at: number | null;
  readonly onChange: (at: number | null) => void;
}

/** Moves pictures and charts along the way from where the variants start to where they end; nothing without a way. */
export function StepScrubber({ family, steps, at, onChange }: StepScrubberProps) {
  const id = useId();
  const { denoised, trace } = family;
  const guided = trace.length - 1;
  const last = denoised + guided;
  if (last < 1) return null;
  const place = at ?? last;
  const text = place === last ? say.preview.steps.end : onTheWay(place, denoised, guided);
  const point = trace[place - denoised];
  return (
    <div className={styles.scrubber}>
      <label htmlFor={id}>{say.preview.steps.title}</label>
      <input
        id={id}
        className={inputs.range}
        type="range"
        min={0}
        max={last}
        step={1}
        value={place}
        aria-valuetext={text}
        style={{ '--share': `${(100 * place) / last}%` }}
        onChange={(event) => {
          const chosen = event.currentTarget.valueAsNumber;
          onChange(chosen === last ? null : chosen);
        }}
      />
      <output htmlFor={id}>
        {at !== null && steps.kind !== 'ready'
          ? say.preview.steps.making
          : point
            ? `${text}: ${say.preview.steps.means(percent(point.classScore), figure(point.entropy))}`
            : text}
      </output>
    </div>
  );
}

/** A place before the end, in words: steps of the denoiser come first, then those of guidance. */
function onTheWay(place: number, denoised: number, guided: number): string {
  if (place < denoised) return say.preview.steps.denoised(place + 1, denoised);
  return place === denoised ? say.preview.steps.start : say.preview.steps.step(place - denoised, guided);
}
