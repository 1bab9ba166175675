import { useState } from 'react';
import type { ImageKey } from '../../../store/ids.ts';
import type { PreviewFamily, PreviewResult, PreviewVariant } from '../../../store/recipe/state.ts';
import { methodOf } from '../../../core/methods/table.ts';
import { Choice } from '../../elements/Choice.tsx';
import { Picture } from '../../elements/Picture.tsx';
import { cx } from '../../cx.ts';
import { figure, percent, signed } from '../../format.ts';
import { Term } from '../../guide/GuideContext.tsx';
import { useStudioState } from '../../hooks/studio.ts';
import { DifferencePicture } from '../../parts/DifferencePicture.tsx';
import { StoredImage } from '../../parts/StoredImage.tsx';
import { StoredPicture } from '../../parts/StoredPicture.tsx';
import { ObjectButton } from '../../parts/object/ObjectButton.tsx';
import { say } from '../../words/say.ts';
import styles from './PreviewPictures.module.css';
import { chosenTitle, otherTitle } from './previewTitles.ts';
import { useHold } from './useHold.ts';

export interface PreviewPicturesProps {
  readonly result: PreviewResult;
  /** Index of the seed's class. */
  readonly label: number;
  /** Pictures on the way, in place of the recipe's own, by their places; empty at the end of the way. */
  readonly onTheWay: ReadonlyMap<number, ImageKey>;
  /** Whether newer ones are being made. */
  readonly busy: boolean;
}

/** The seed and its variants, as wide as there is room; what they are compared with flips over them while they are held. */
export function PreviewPictures({ result, label, onTheWay, busy }: PreviewPicturesProps) {
  const [view, setView] = useState<'pictures' | 'difference'>('pictures');
  const [held, hold] = useHold('c');
  const { chosen, other } = result;
  const flipped = other !== null && (held || chosen === null);
  const family = flipped ? other : (chosen ?? other);
  const title = flipped ? otherTitle(result) : chosenTitle(result);
  return (
    <div className={styles.stage}>
      <div className={styles.tools}>
        <h3 className={cx(styles.title, flipped && styles.twin)}>{title}</h3>
        {other && chosen && <p className={styles.hint}>{say.preview.holdFor(otherTitle(result))}</p>}
        <Choice
          label={say.preview.show}
          value={view}
          options={[
            { value: 'pictures', label: say.preview.pictures },
            { value: 'difference', label: say.preview.difference },
          ]}
          onChange={setView}
        />
      </div>
      {view === 'difference' && <p className={styles.hint}>{say.preview.aboutDifference}</p>}
      {family && <Declined family={family} />}
      <div className={styles.place}>
        <ol
          className={styles.pictures}
          style={{ '--count': 1 + Math.max(1, family?.variants.length ?? 0) }}
          data-busy={busy || undefined}
        >
          <Seed result={result} label={label} />
          {family?.variants.map((variant, i) => (
            <Variant
              key={i}
              k={i + 1}
              variant={variant}
              image={flipped ? variant.image : (onTheWay.get(i) ?? variant.image)}
              onTheWay={!flipped && onTheWay.has(i)}
              from={view === 'difference' ? result.framed : null}
              kept={variant.top1 === label}
              hold={other && chosen ? hold : null}
            />
          ))}
        </ol>
        {busy && (
          <p className={styles.working} role="status">
            {say.preview.working}
          </p>
        )}
      </div>
    </div>
  );
}

function Seed({ result, label }: { readonly result: PreviewResult; readonly label: number }) {
  const name = useStudioState((state) => state.seeds.images.get(result.seed)?.name ?? '');
  return (
    <li className={styles.seed}>
      <StoredPicture image={result.framed} alt={`${say.preview.seed} ${name}`} />
      <span className={styles.figures}>
        <b>
          <Term id="seed">{say.preview.seed}</Term>
        </b>
        <span>{say.preview.reading(percent(result.seedProbabilities[label] ?? 0), figure(result.seedEntropy))}</span>
      </span>
      <ObjectButton id={result.seed} />
    </li>
  );
}

interface VariantProps {
  readonly k: number;
  readonly variant: PreviewVariant;
  readonly image: ImageKey;
  /** Whether `image` is one on the way: the figures are of the end. */
  readonly onTheWay: boolean;
  /** What the picture is compared with; `null` where it is shown itself. */
  readonly from: ImageKey | null;
  readonly kept: boolean;
  readonly hold: ReturnType<typeof useHold>[1] | null;
}

function Variant({ k, variant, image, onTheWay, from, kept, hold }: VariantProps) {
  const readAs = useStudioState((state) => state.seeds.classes[variant.top1]?.name ?? '');
  const { entropy, classScore, deltaEntropy } = variant;
  return (
    <li className={cx(hold && styles.held)} title={say.preview.readAs(readAs, figure(entropy))} {...hold}>
      <Picture>
        {from === null ? (
          <StoredImage image={image} alt={say.preview.variant(k)} />
        ) : (
          <DifferencePicture image={image} from={from} alt={`${say.preview.variant(k)}, ${say.preview.difference}`} />
        )}
      </Picture>
      <span className={styles.figures} style={{ visibility: onTheWay ? 'hidden' : 'visible' }}>
        <b className={kept ? styles.kept : styles.lost}>{percent(classScore)}</b>
        <span>{signed(deltaEntropy)}</span>
      </span>
    </li>
  );
}

function Declined({ family }: { readonly family: PreviewFamily }) {
  return family.declined.map(({ method, reason }) => (
    <p key={method} className={styles.hint}>
      {say.preview.declined(say.term(methodOf(method).title), say.declined(reason))}
    </p>
  ));
}
