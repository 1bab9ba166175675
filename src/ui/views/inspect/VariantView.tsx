import { RefreshCw } from 'lucide-react';
import type { SlotId } from '../../../store/ids.ts';
import { Button } from '../../elements/Button.tsx';
import { Compare } from '../../elements/Compare.tsx';
import { useHeldKey } from '../../hooks/heldKey.ts';
import { useActions, useStudioState } from '../../hooks/studio.ts';
import { ObjectButton } from '../../parts/object/ObjectButton.tsx';
import { StoredImage } from '../../parts/StoredImage.tsx';
import { StoredPicture } from '../../parts/StoredPicture.tsx';
import { VariantFacts } from '../../parts/VariantFacts.tsx';
import { FamilyStrip } from './FamilyStrip.tsx';
import { DecideButtons } from './DecideButtons.tsx';
import { useInspectKeys } from './useInspectKeys.ts';
import { say } from '../../words/say.ts';
import styles from './VariantView.module.css';

/** One variant large over its seed: hold C to flip, or drag; the same keys as in Review. */
export function VariantView({ slot }: { readonly slot: SlotId }) {
  const variants = useStudioState((state) => state.run.variants);
  const framed = useStudioState((state) => {
    const seed = state.run.variants.get(slot)?.seed;
    return seed === undefined ? null : (state.run.seedReadings.get(seed)?.framed ?? null);
  });
  const { review } = useActions();
  const flip = useHeldKey('c');
  const image = variants.get(slot)?.image;
  const seed = variants.get(slot)?.seed;
  const keys = useInspectKeys(slot);
  return (
    <div className={styles.columns}>
      <div className={styles.stage}>
        <div className={styles.pair}>
          <div className={styles.seed}>
            <div>
              {framed !== null && <StoredPicture image={framed} alt={say.inspect.seed} className={styles.large} />}
              <span aria-hidden="true" className={styles.name}>
                {say.inspect.seed}
              </span>
            </div>
            {seed !== undefined && <ObjectButton id={seed} />}
          </div>
          <Compare
            before={{
              picture: framed !== null && <StoredImage image={framed} alt={say.inspect.seed} />,
              name: say.inspect.seed,
            }}
            after={{
              picture: image !== undefined && <StoredImage image={image} alt={say.inspect.variant} />,
              name: say.inspect.variant,
            }}
            flip={flip}
          />
        </div>
        <DecideButtons keys={keys} what="variant">
          <Button
            look="quiet"
            icon={<RefreshCw aria-hidden />}
            onClick={() => {
              review.regrow([slot]);
            }}
          >
            {say.inspect.regrow}
          </Button>
        </DecideButtons>
        <p className={styles.hint}>
          {say.inspect.hold}
          <kbd>C</kbd>
          {say.inspect.toSeeTheSeed}
        </p>
        <FamilyStrip slot={slot} />
      </div>
      <VariantFacts slot={slot} withoutPictures />
    </div>
  );
}
