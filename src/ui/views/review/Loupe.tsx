import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import type { SlotId } from '../../../store/ids.ts';
import { decisionOf } from '../../../store/review/selectors.ts';
import type { Family } from '../../../store/view/selectors.ts';
import { Badge } from '../../elements/Badge.tsx';
import { IconButton } from '../../elements/Button.tsx';
import { figure, percent, signed } from '../../format.ts';
import { Term } from '../../guide/GuideContext.tsx';
import { useClassTitles } from '../../hooks/classTitles.ts';
import { usePicks } from '../../hooks/picks.ts';
import { useActions, useStudioState } from '../../hooks/studio.ts';
import { StoredPicture } from '../../parts/StoredPicture.tsx';
import { VERDICT_TONES } from '../../parts/verdictTones.ts';
import { say } from '../../words/say.ts';
import styles from './Loupe.module.css';

/** The focused picture large, its seed beside it; the keys of the grid work on. */
export function Loupe({ families }: { readonly families: readonly Family[] }) {
  const open = useStudioState((state) => state.view.loupe);
  const focus = useStudioState((state) => state.view.focus);
  const picks = usePicks();
  const { view } = useActions();
  if (!open || focus === null || !families.some(({ slots }) => slots.includes(focus))) return null;
  return (
    <section className={styles.loupe} aria-label={say.loupe.title}>
      {picks.has(focus) ? <PickedLarge slot={focus} /> : <VariantLarge slot={focus} />}
      <IconButton
        className={styles.close}
        label={say.loupe.close}
        icon={<X />}
        onClick={() => {
          view.change({ loupe: false });
        }}
      />
    </section>
  );
}

function VariantLarge({ slot }: { readonly slot: SlotId }) {
  const variant = useStudioState((state) => state.run.variants.get(slot));
  const reading = useStudioState((state) => (variant ? state.run.seedReadings.get(variant.seed) : undefined));
  const image = useStudioState((state) => (variant ? state.seeds.images.get(variant.seed) : undefined));
  const place = useStudioState((state) => state.seeds.classes.findIndex(({ key }) => key === image?.label));
  const names = useStudioState((state) => state.run.names);
  const decision = useStudioState((state) => decisionOf(state.review.decisions, slot));
  const titleOf = useClassTitles();
  if (!variant || !image) return null;
  const seedScore = reading?.probabilities[place];
  return (
    <>
      {reading && <Large image={reading.framed} words={say.loupe.seed} />}
      <Large image={variant.image} words={say.loupe.variant(variant.k)} />
      <dl className={styles.figures}>
        <Fact name={<Term id="classScore">{say.loupe.still(titleOf(image.label))}</Term>}>
          <b className={variant.keptClass ? styles.kept : styles.fell}>{percent(variant.classScore)}</b>
          {seedScore !== undefined && <small>{say.loupe.ofSeed(percent(seedScore))}</small>}
        </Fact>
        <Fact name={say.loupe.readAs}>
          <bdi>{names[variant.top1]}</bdi>
        </Fact>
        <Fact name={<Term id="entropy">{say.loupe.unsure}</Term>}>
          {signed(variant.deltaEntropy)} <small>{say.loupe.nats}</small>
        </Fact>
        <Fact name={<Term id="nearCopy">{say.loupe.likeness}</Term>}>{figure(variant.cosineToSeed)}</Fact>
        <dd>
          <Badge tone={VERDICT_TONES[decision.verdict]}>{say.review.verdicts[decision.verdict]}</Badge>
          {decision.relabel !== null && <Badge tone="sky">{titleOf(decision.relabel)}</Badge>}
        </dd>
      </dl>
    </>
  );
}

function PickedLarge({ slot }: { readonly slot: SlotId }) {
  const pick = usePicks().get(slot);
  const decision = useStudioState((state) => decisionOf(state.review.decisions, slot));
  const titleOf = useClassTitles();
  if (!pick) return null;
  return (
    <>
      <Large image={pick.image} words={pick.facts.from} />
      <dl className={styles.figures}>
        <Fact name={say.loupe.still(titleOf(pick.label))}>
          <b className={styles.kept}>{percent(pick.facts.probability)}</b>
        </Fact>
        <dd>
          <Badge tone={VERDICT_TONES[decision.verdict]}>{say.review.verdicts[decision.verdict]}</Badge>
        </dd>
      </dl>
    </>
  );
}

function Large({
  image,
  words,
}: {
  readonly image: Parameters<typeof StoredPicture>[0]['image'];
  readonly words: string;
}) {
  return (
    <figure className={styles.large}>
      <StoredPicture image={image} alt={words} />
      <figcaption aria-hidden>{words}</figcaption>
    </figure>
  );
}

function Fact({ name, children }: { readonly name: ReactNode; readonly children: ReactNode }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </>
  );
}
