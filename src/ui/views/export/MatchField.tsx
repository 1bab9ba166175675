import { useEffect, useMemo, useState } from 'react';
import { LIMITS } from '../../../core/limits.ts';
import type { Match } from '../../../core/image/match.ts';
import { matchOf } from '../../../store/export/selectors.ts';
import type { MatchChoice } from '../../../store/export/state.ts';
import type { ImageKey } from '../../../store/ids.ts';
import { sideOf } from '../../../store/recipe/state.ts';
import { keptImages } from '../../../store/seeds/selectors.ts';
import type { SeedImage } from '../../../store/seeds/state.ts';
import { Checkbox } from '../../elements/Checkbox.tsx';
import { Choice } from '../../elements/Choice.tsx';
import { NumberField } from '../../elements/NumberField.tsx';
import { Picture } from '../../elements/Picture.tsx';
import { useAsync } from '../../hooks/async.ts';
import { useActions, useStudio, useStudioState } from '../../hooks/studio.ts';
import { say } from '../../words/say.ts';
import styles from './MatchField.module.css';

/** Whether originals and new pictures become alike, how, and what that looks like. */
export function MatchField({ disabled }: { readonly disabled: boolean }) {
  const choice = useStudioState((state) => state.export.match);
  const side = useStudioState((state) => state.run.settings?.side ?? sideOf(state.recipe));
  const { export: actions } = useActions();
  const change = (next: Partial<MatchChoice>) => {
    actions.match({ side, fit: 'crop', ...choice, ...next });
  };
  return (
    <fieldset className={styles.match} disabled={disabled}>
      <legend>{say.match.title}</legend>
      <Checkbox
        checked={choice !== null}
        disabled={disabled}
        onChange={(checked) => {
          if (checked) change({});
          else actions.match(null);
        }}
      >
        {say.match.choice}
        <span className={styles.note}>{say.match.why}</span>
      </Checkbox>
      {choice && (
        <div className={styles.how}>
          <NumberField
            label={say.match.side}
            value={choice.side}
            minimum={LIMITS.match.least}
            maximum={LIMITS.match.most}
            onChange={(next) => {
              change({ side: next });
            }}
          />
          <div className={styles.fit}>
            <span aria-hidden>{say.match.fit}</span>
            <Choice
              label={say.match.fit}
              value={choice.fit}
              options={(['crop', 'pad'] as const).map((fit) => ({ value: fit, label: say.match.fits[fit] }))}
              onChange={(fit) => {
                change({ fit });
              }}
            />
          </div>
          <Seen choice={choice} />
        </div>
      )}
    </fieldset>
  );
}

/** How far a picture is from a square. */
const longness = ({ width, height }: SeedImage): number => Math.max(width / height, height / width);

/** The original that changes most, and a variant, as they will be written. */
function Seen({ choice }: { readonly choice: MatchChoice }) {
  const seeds = useStudioState((state) => state.seeds);
  const variant = useStudioState((state) => state.run.variants.values().next().value?.image ?? null);
  const grey = useStudioState((state) => matchOf(state)?.grey ?? false);
  const longest = useMemo(
    () => keptImages(seeds).reduce<SeedImage | null>((a, b) => (a && longness(a) >= longness(b) ? a : b), null),
    [seeds],
  );
  const match = useMemo(() => ({ ...choice, grey }), [choice, grey]);
  const at = longest?.crop;
  const ofLongest = useMemo(() => ({ ...match, at }), [match, at]);
  if (!longest) return null;
  return (
    <figure className={styles.seen}>
      <figcaption>
        {say.match.seen}
        {match.grey && <span className={styles.note}>{say.match.grey}</span>}
      </figcaption>
      <Matched image={longest.original} match={ofLongest} words={say.match.original} />
      {variant && <Matched image={variant} match={match} words={say.match.variant} />}
    </figure>
  );
}

interface MatchedProps {
  readonly image: ImageKey;
  readonly match: Match;
  readonly words: string;
}

function Matched({ image, match, words }: MatchedProps) {
  const studio = useStudio();
  const question = useMemo(() => ({ image, match }), [image, match]);
  const made = useAsync(question, (asked) => studio.matched(asked.image, asked.match));
  const url = useObjectUrl(made.kind === 'answered' ? made.answer : null);
  return (
    <span className={styles.one}>
      <Picture>{url !== null && <img src={url} alt={words} />}</Picture>
      <span aria-hidden>{words}</span>
    </span>
  );
}

/** The address of a file as long as it is shown. */
function useObjectUrl(blob: Blob | null): string | null {
  const [url, setUrl] = useState<string | null>(null);
  useEffect(() => {
    if (!blob) return undefined;
    const made = URL.createObjectURL(blob);
    setUrl(made);
    return () => {
      URL.revokeObjectURL(made);
      setUrl(null);
    };
  }, [blob]);
  return url;
}
