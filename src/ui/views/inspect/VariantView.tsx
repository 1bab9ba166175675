import { ArrowLeft, ArrowRight, Check, RefreshCw, X } from 'lucide-react';
import { useMemo } from 'react';
import type { SlotId } from '../../../store/ids.ts';
import type { Verdict } from '../../../store/review/state.ts';
import { shownFamilies } from '../../../store/view/selectors.ts';
import { Button, IconButton } from '../../elements/Button.tsx';
import { Compare } from '../../elements/Compare.tsx';
import { useHeldKey } from '../../hooks/heldKey.ts';
import { usePageKeys } from '../../hooks/keys.ts';
import { useActions, useStudioState } from '../../hooks/studio.ts';
import { ObjectButton } from '../../parts/object/ObjectButton.tsx';
import { StoredImage } from '../../parts/StoredImage.tsx';
import { StoredPicture } from '../../parts/StoredPicture.tsx';
import { VariantFacts } from '../../parts/VariantFacts.tsx';
import { decideAndGoOn } from '../decideAndGoOn.ts';
import { VERDICT_KEYS } from '../verdictKeys.ts';
import { FamilyStrip } from './FamilyStrip.tsx';
import styles from './VariantView.module.css';

/** One variant large over its seed: hold C to flip, or drag; the same keys as in Review. */
export function VariantView({ slot }: { readonly slot: SlotId }) {
  const images = useStudioState((state) => state.seeds.images);
  const variants = useStudioState((state) => state.run.variants);
  const families = useStudioState((state) => state.run.families);
  const decisions = useStudioState((state) => state.review.decisions);
  const classes = useStudioState((state) => state.seeds.classes);
  const filter = useStudioState((state) => state.view.filter);
  const sort = useStudioState((state) => state.view.sort);
  const framed = useStudioState((state) => {
    const seed = state.run.variants.get(slot)?.seed;
    return seed === undefined ? null : (state.run.seedReadings.get(seed)?.framed ?? null);
  });
  const { view, review } = useActions();
  const flip = useHeldKey('c');
  const image = variants.get(slot)?.image;
  const seed = variants.get(slot)?.seed;
  const order = useMemo(
    () => shownFamilies({ images, decisions, run: { variants, families } }, filter, sort).flatMap(({ slots }) => slots),
    [images, decisions, variants, families, filter, sort],
  );
  const at = order.indexOf(slot);
  const goTo = (next: SlotId) => {
    view.change({ inspected: next, focus: next, selection: new Set([next]) });
  };
  const go = (by: 1 | -1) => {
    const next = order[at + by];
    if (next !== undefined) goTo(next);
  };
  const judge = (verdict: Verdict) => {
    decideAndGoOn(
      [slot],
      order,
      () => {
        review.decide([slot], verdict);
      },
      goTo,
    );
  };
  const relabel = (digit: number) => {
    const info = classes[digit - 1];
    if (digit === 0 || info) review.relabel([slot], info?.key ?? null);
  };
  usePageKeys((event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return false;
    const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
    const verdict = VERDICT_KEYS[key];
    if (verdict) judge(verdict);
    else if (key === 'j' || key === 'ArrowRight' || key === 'ArrowDown') go(1);
    else if (key === 'k' || key === 'ArrowLeft' || key === 'ArrowUp') go(-1);
    else if (/^\d$/u.test(key)) relabel(Number(key));
    else if (key === 'r') review.regrow([slot], event.shiftKey ? 0.5 : 1);
    else if (key === 'Escape') view.change({ step: 'review', focus: slot });
    else return false;
    return true;
  });
  return (
    <div className={styles.columns}>
      <div className={styles.stage}>
        <div className={styles.pair}>
          <div className={styles.seed}>
            {framed !== null && <StoredPicture image={framed} alt="Seed" className={styles.large} />}
            <span aria-hidden="true">Seed</span>
            {seed !== undefined && <ObjectButton id={seed} />}
          </div>
          <Compare
            before={{ picture: framed !== null && <StoredImage image={framed} alt="Seed" />, name: 'Seed' }}
            after={{ picture: image !== undefined && <StoredImage image={image} alt="Variant" />, name: 'Variant' }}
            flip={flip}
          />
        </div>
        <div className={styles.buttons}>
          <IconButton
            label="Previous variant (K)"
            icon={<ArrowLeft />}
            disabled={at <= 0}
            onClick={() => {
              go(-1);
            }}
          />
          <Button
            icon={<Check aria-hidden />}
            onClick={() => {
              judge('accepted');
            }}
          >
            Accept
          </Button>
          <Button
            icon={<X aria-hidden />}
            onClick={() => {
              judge('rejected');
            }}
          >
            Reject
          </Button>
          <Button
            look="quiet"
            icon={<RefreshCw aria-hidden />}
            onClick={() => {
              review.regrow([slot]);
            }}
          >
            Regrow
          </Button>
          <IconButton
            label="Next variant (J)"
            icon={<ArrowRight />}
            disabled={at < 0 || at >= order.length - 1}
            onClick={() => {
              go(1);
            }}
          />
        </div>
        <p className={styles.hint}>
          Hold <kbd>C</kbd> to see the seed in its place, or drag across the variant.
        </p>
        <FamilyStrip slot={slot} />
      </div>
      <VariantFacts slot={slot} withoutPictures />
    </div>
  );
}
