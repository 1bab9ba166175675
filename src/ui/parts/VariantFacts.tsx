import type { ReactNode } from 'react';
import { methodOf } from '../../core/methods/table.ts';
import type { SlotId } from '../../store/ids.ts';
import { decisionOf } from '../../store/review/selectors.ts';
import { ProbabilityBars } from '../charts/ProbabilityBars.tsx';
import { Badge } from '../elements/Badge.tsx';
import { figure, percent, signed } from '../format.ts';
import { useClassTitles } from '../hooks/classTitles.ts';
import { useStudioState } from '../hooks/studio.ts';
import { HowMade } from './HowMade.tsx';
import { JudgedBy } from './JudgedBy.tsx';
import { Neighbours } from './Neighbours.tsx';
import { StoredPicture } from './StoredPicture.tsx';
import { VERDICT_TONES } from './verdictTones.ts';
import { EN } from '../words/en.ts';
import { LOUPE } from '../words/en/reviewing.ts';
import styles from './VariantFacts.module.css';

export interface VariantFactsProps {
  readonly slot: SlotId;
  /** The two pictures stand elsewhere. Default: they stand on top. */
  readonly withoutPictures?: boolean;
}

/** Everything that is known of one variant. */
export function VariantFacts({ slot, withoutPictures = false }: VariantFactsProps) {
  const variant = useStudioState((state) => state.run.variants.get(slot));
  const seed = useStudioState((state) => (variant ? state.run.seedReadings.get(variant.seed) : undefined));
  const image = useStudioState((state) => (variant ? state.seeds.images.get(variant.seed) : undefined));
  const decision = useStudioState((state) => decisionOf(state.review.decisions, slot));
  const names = useStudioState((state) => state.run.names);
  const alone = useStudioState((state) => (variant ? (state.run.families.get(variant.seed)?.length ?? 1) < 2 : true));
  const label = useStudioState((state) => state.seeds.classes.findIndex((info) => info.key === image?.label));
  const titleOf = useClassTitles();
  const threshold = useStudioState((state) => state.run.settings?.safety);
  if (!variant || !seed) return null;
  return (
    <div className={styles.facts}>
      <header>
        <h2>
          <bdi>{image?.name ?? variant.seed}</bdi>
        </h2>
        <p className={styles.line}>
          Variant {variant.k}, {methodOf(variant.how.method).title}{' '}
          <Badge tone={VERDICT_TONES[decision.verdict]}>{decision.verdict}</Badge>
          {decision.relabel !== null && <Badge tone="sky">label {titleOf(decision.relabel)}</Badge>}
          {variant.nearCopy && <Badge tone="sun">near-copy</Badge>}
        </p>
        {decision.reason !== null && <p className={styles.soft}>{EN.decision(decision.reason)}</p>}
      </header>
      {!withoutPictures && (
        <div className={styles.pair}>
          <StoredPicture image={seed.framed} alt="Seed" />
          <StoredPicture image={variant.image} alt={`Variant ${variant.k}`} />
        </div>
      )}
      <dl className={styles.figures}>
        <Fact
          name={image ? LOUPE.still(titleOf(image.label)) : 'Class score'}
          value={percent(variant.classScore)}
          note={LOUPE.ofSeed(percent(seed.probabilities[label] ?? 0))}
        />
        <Fact name="Entropy" value={figure(variant.entropy, 3)} note={`${signed(variant.deltaEntropy, 3)} nats`} />
        <Fact
          name="Diversity"
          value={alone ? '–' : figure(variant.diversity, 4)}
          note={alone ? 'it has no siblings' : 'nats'}
        />
        <Fact name="Likeness to seed" value={figure(variant.cosineToSeed, 3)} note="cosine" />
        {variant.safety !== undefined && (
          <Fact
            name="Safety score"
            value={figure(variant.safety, 3)}
            note={threshold === undefined ? 'of 1' : `rejected from ${figure(threshold)} on`}
          />
        )}
        <Fact
          name="Read as"
          value={<bdi>{names[variant.top1]}</bdi>}
          note={variant.keptClass ? 'its class' : 'another class'}
        />
      </dl>
      <section>
        <h3>What does the judge read in it?</h3>
        <JudgedBy />
        <ProbabilityBars names={names} seed={seed.probabilities} variant={variant.probabilities} label={label} />
      </section>
      <HowMade how={variant.how} />
      <Neighbours slot={slot} />
    </div>
  );
}

function Fact({ name, value, note }: { readonly name: string; readonly value: ReactNode; readonly note: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        {value} <small>{note}</small>
      </dd>
    </div>
  );
}
