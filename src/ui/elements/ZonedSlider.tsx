import { Field } from './Field.tsx';
import inputs from './inputs.module.css';
import type { SliderProps } from './Slider.tsx';
import styles from './ZonedSlider.module.css';

export interface ZonedSliderProps extends SliderProps {
  /** A value that stands out, with a word for it. */
  readonly mark: { readonly value: number; readonly text: string };
  /** The zone beyond this value warns. */
  readonly warnFrom: number;
  /** Why, while the value lies in the zone. */
  readonly warning: string | false;
}

/** A number chosen by sliding, with a mark at one value and a zone that warns. */
export function ZonedSlider({
  label,
  value,
  minimum,
  maximum,
  step,
  text,
  hint,
  mark,
  warnFrom,
  warning,
  onChange,
}: ZonedSliderProps) {
  const shareOf = (at: number) => Math.min(1, Math.max(0, (at - minimum) / (maximum - minimum)));
  return (
    <Field label={label} aside={text} {...(hint !== undefined && { hint })}>
      {({ id, hintId }) => (
        <div
          className={styles.slider}
          style={{ '--at': shareOf(value), '--mark': shareOf(mark.value), '--warn': shareOf(warnFrom) }}
        >
          <span className={styles.zone} aria-hidden="true" />
          <span className={styles.mark} aria-hidden="true" />
          <input
            id={id}
            className={inputs.range}
            type="range"
            min={minimum}
            max={maximum}
            step={step}
            value={value}
            aria-valuetext={text}
            aria-describedby={hintId}
            style={{ '--share': `${shareOf(value) * 100}%` }}
            onChange={(event) => {
              onChange(event.currentTarget.valueAsNumber);
            }}
          />
          <button
            type="button"
            className={styles.markText}
            onClick={() => {
              onChange(mark.value);
            }}
          >
            {mark.text}
          </button>
          <p className={styles.warning} role="status">
            {warning}
          </p>
        </div>
      )}
    </Field>
  );
}
