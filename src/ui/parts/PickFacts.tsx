import type { ReactNode } from 'react';
import type { SlotId } from '../../store/ids.ts';
import { decisionOf } from '../../store/review/selectors.ts';
import { Badge } from '../elements/Badge.tsx';
import { figure, percent } from '../format.ts';
import { useStudioState } from '../hooks/studio.ts';
import { useClassTitles } from '../hooks/classTitles.ts';
import { Neighbours } from './Neighbours.tsx';
import { StoredPicture } from './StoredPicture.tsx';
import { VERDICT_TONES } from './verdictTones.ts';
import { say } from '../words/say.ts';
import styles from './VariantFacts.module.css';
import own from './PickFacts.module.css';

export interface PickFactsProps {
  readonly slot: SlotId;
  /** The picture stands elsewhere. Default: it stands on top. */
  readonly withoutPictures?: boolean;
}

/** Where a picked picture is from, and why it was taken. */
export function PickFacts({ slot, withoutPictures = false }: PickFactsProps) {
  const pick = useStudioState((state) => state.picks.all.get(slot));
  const decision = useStudioState((state) => decisionOf(state.review.decisions, slot));
  const nameOf = useClassTitles();
  if (!pick) return null;
  const { from, sha256, probability, entropy, foretold, asked } = pick.facts;
  return (
    <div className={styles.facts}>
      <header>
        <h2>
          <bdi>{from}</bdi>
        </h2>
        <p className={styles.line}>
          {say.parts.relatedPicture2}
          <Badge tone={VERDICT_TONES[decision.verdict]}>{say.review.verdicts[decision.verdict]}</Badge>
          {decision.relabel !== null && <Badge tone="sky">{say.parts.label(nameOf(decision.relabel))}</Badge>}
        </p>
        {decision.reason !== null && <p className={styles.soft}>{say.decision(decision.reason)}</p>}
      </header>
      {!withoutPictures && <StoredPicture image={pick.thumbnail} alt={say.parts.relatedPicture(from)} />}
      <dl className={styles.figures}>
        <Fact name={say.parts.pickedFor} value={<bdi>{nameOf(pick.label)}</bdi>} />
        <Fact
          name={say.parts.classScore}
          value={figure(probability, 3)}
          note={say.parts.asked(figure(asked.probability, 3))}
        />
        <Fact name={say.parts.entropy} value={figure(entropy, 3)} note={say.loupe.nats} />
        <Fact name={say.parts.foretoldRight} value={percent(foretold)} note={say.parts.ofReadAsSurely(asked.seeds)} />
      </dl>
      <section>
        <h3>{say.parts.whereIsItFrom}</h3>
        <p className={styles.soft}>{say.parts.aRealPictureIn}</p>
        <dl className={own.source}>
          <dt>{say.parts.file}</dt>
          <dd>
            <bdi>{from}</bdi>
          </dd>
          <dt>{say.parts.sha256}</dt>
          <dd>
            <code>{sha256}</code>
          </dd>
        </dl>
      </section>
      <Neighbours slot={slot} />
    </div>
  );
}

function Fact({ name, value, note }: { readonly name: string; readonly value: ReactNode; readonly note?: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        {value} {note !== undefined && <small>{note}</small>}
      </dd>
    </div>
  );
}
