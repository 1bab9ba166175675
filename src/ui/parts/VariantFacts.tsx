import type { ReactNode } from 'react';
import { methodOf } from '../../core/methods/table.ts';
import type { SlotId } from '../../store/ids.ts';
import { decisionOf } from '../../store/review/selectors.ts';
import { ProbabilityBars } from '../charts/ProbabilityBars.tsx';
import { Badge } from '../elements/Badge.tsx';
import { figure, percent, signed } from '../format.ts';
import { Term } from '../guide/GuideContext.tsx';
import { useClassTitles } from '../hooks/classTitles.ts';
import { useStudioState } from '../hooks/studio.ts';
import { HowMade } from './HowMade.tsx';
import { JudgedBy } from './JudgedBy.tsx';
import { Neighbours } from './Neighbours.tsx';
import { StoredPicture } from './StoredPicture.tsx';
import { VERDICT_TONES } from './verdictTones.ts';
import { say } from '../words/say.ts';
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
          {say.parts.variant2(variant.k, say.term(methodOf(variant.how.method).title))}
          <Badge tone={VERDICT_TONES[decision.verdict]}>{say.review.verdicts[decision.verdict]}</Badge>
          {decision.relabel !== null && <Badge tone="sky">{say.parts.label(titleOf(decision.relabel))}</Badge>}
          {variant.nearCopy && <Badge tone="sun">{say.parts.nearCopy}</Badge>}
        </p>
        {decision.reason !== null && <p className={styles.soft}>{say.decision(decision.reason)}</p>}
      </header>
      {!withoutPictures && (
        <div className={styles.pair}>
          <StoredPicture image={seed.framed} alt={say.parts.seed} />
          <StoredPicture image={variant.image} alt={say.parts.variant3(variant.k)} />
        </div>
      )}
      <dl className={styles.figures}>
        <Fact
          name={<Term id="classScore">{image ? say.loupe.still(titleOf(image.label)) : say.parts.classScore}</Term>}
          value={percent(variant.classScore)}
          note={say.loupe.ofSeed(percent(seed.probabilities[label] ?? 0))}
        />
        <Fact
          name={<Term id="entropy">{say.parts.entropy}</Term>}
          value={figure(variant.entropy, 3)}
          note={say.parts.nats(signed(variant.deltaEntropy, 3))}
        />
        <Fact
          name={<Term id="diversity">{say.parts.diversity}</Term>}
          value={alone ? '–' : figure(variant.diversity, 4)}
          note={alone ? say.parts.itHasNoSiblings : say.loupe.nats}
        />
        <Fact
          name={<Term id="nearCopy">{say.parts.likenessToSeed}</Term>}
          value={figure(variant.cosineToSeed, 3)}
          note={say.parts.cosine}
        />
        {variant.safety !== undefined && (
          <Fact
            name={say.parts.safetyScore}
            value={figure(variant.safety, 3)}
            note={threshold === undefined ? say.parts.ofOne : say.parts.rejectedFrom(figure(threshold))}
          />
        )}
        <Fact
          name={say.parts.readAs}
          value={<bdi>{names[variant.top1]}</bdi>}
          note={variant.keptClass ? say.parts.itsClass : say.parts.anotherClass}
        />
      </dl>
      <section>
        <h3>{say.parts.whatDoesTheJudge}</h3>
        <JudgedBy />
        <ProbabilityBars names={names} seed={seed.probabilities} variant={variant.probabilities} label={label} />
      </section>
      <HowMade how={variant.how} />
      <Neighbours slot={slot} />
    </div>
  );
}

function Fact({ name, value, note }: { readonly name: ReactNode; readonly value: ReactNode; readonly note: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        {value} <small>{note}</small>
      </dd>
    </div>
  );
}
