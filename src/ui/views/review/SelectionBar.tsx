import { Check, Maximize2, RefreshCcwDot, RefreshCw, RotateCcw, Tag, X, ZoomIn } from 'lucide-react';
import { useMemo } from 'react';
import { Button } from '../../elements/Button.tsx';
import type { Verdict } from '../../../store/review/state.ts';
import type { Family } from '../../../store/view/selectors.ts';
import { useActions, useStudioState } from '../../hooks/studio.ts';
import { say } from '../../words/say.ts';
import { decideAndGoOn } from '../decideAndGoOn.ts';
import { chosen } from './chosen.ts';
import styles from './SelectionBar.module.css';

/** What can be done with the selected variants, or with the focused one. */
export function SelectionBar({ families }: { readonly families: readonly Family[] }) {
  const focus = useStudioState((state) => state.view.focus);
  const selection = useStudioState((state) => state.view.selection);
  const { review, view } = useActions();
  const slots = useMemo(() => chosen(families, { focus, selection }), [families, focus, selection]);
  const grown = useStudioState((state) => slots.some((slot) => state.run.variants.has(slot)));
  const first = slots[0];
  if (first === undefined) return null;
  const decide = (verdict: Verdict) => {
    const order = families.flatMap((family) => family.slots);
    decideAndGoOn(
      slots,
      order,
      () => {
        review.decide(slots, verdict);
      },
      (next) => {
        view.change({ focus: next, selection: new Set([next]) });
      },
    );
  };
  return (
    <div className={styles.bar} role="region" aria-label={say.review.selection}>
      <p className={styles.count}>
        {grown ? say.elements.countedVariants(slots.length) : say.seeds.countedPictures(slots.length)}
      </p>
      <Button
        icon={<Check aria-hidden />}
        onClick={() => {
          decide('accepted');
        }}
      >
        {say.review.accept}
      </Button>
      <Button
        icon={<X aria-hidden />}
        onClick={() => {
          decide('rejected');
        }}
      >
        {say.review.reject2}
      </Button>
      <Button
        look="quiet"
        icon={<RotateCcw aria-hidden />}
        onClick={() => {
          review.decide(slots, 'unreviewed');
        }}
      >
        <span>{say.review.clear}</span>
      </Button>
      {grown && (
        <>
          <Button
            look="quiet"
            icon={<RefreshCw aria-hidden />}
            title={say.review.rejectAndPutA}
            onClick={() => {
              review.regrow(slots);
            }}
          >
            <span>{say.review.regrow}</span>
          </Button>
          <Button
            look="quiet"
            icon={<RefreshCcwDot aria-hidden />}
            title={say.review.rejectAndPutA2}
            onClick={() => {
              review.regrow(slots, 0.5);
            }}
          >
            <span>{say.review.regrowCloser}</span>
          </Button>
        </>
      )}
      <Button
        look="quiet"
        icon={<Tag aria-hidden />}
        title={say.palette.key}
        onClick={() => {
          view.change({ labelling: true });
        }}
      >
        <span>{say.palette.open}</span>
      </Button>
      <Button
        className={styles.inspect}
        look="quiet"
        icon={<ZoomIn aria-hidden />}
        title={say.loupe.open}
        onClick={() => {
          view.change({ focus: focus !== null && slots.includes(focus) ? focus : first, loupe: true });
        }}
      >
        <span>{say.loupe.title}</span>
      </Button>
      <Button
        look="quiet"
        icon={<Maximize2 aria-hidden />}
        onClick={() => {
          view.change({ inspected: focus ?? first, step: 'inspect' });
        }}
      >
        <span>{say.review.inspect}</span>
      </Button>
    </div>
  );
}
