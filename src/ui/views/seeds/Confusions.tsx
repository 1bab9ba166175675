import { Merge } from 'lucide-react';
import { useState } from 'react';
import type { Confusion, Misread } from '../../../store/seeds/trust.ts';
import { Button } from '../../elements/Button.tsx';
import { Disclosure } from '../../elements/Disclosure.tsx';
import { percent } from '../../format.ts';
import { useActions, useStudioState } from '../../hooks/studio.ts';
import { LazyPicture } from '../../parts/StoredPicture.tsx';
import { say } from '../../words/say.ts';
import styles from './Confusions.module.css';

/** Pairs that are shown before more are asked for. */
const FIRST = 4;
/** Share of a pair's seeds that are taken for the other class from which on the two may well be one. */
const ALIKE = 0.2;
/** Pictures of a pair, each way. */
const PICTURES = 5;

/** The classes that the judge takes for each other, with the pictures, and a way to make two of them one. */
export function Confusions({ confusions }: { readonly confusions: readonly Confusion[] }) {
  const [all, setAll] = useState(false);
  if (confusions.length === 0) return null;
  // One mistake is none that the classes make: pairs that recur come first.
  const often = confusions.filter(({ seeds }) => seeds.length > 1);
  const shown = all ? confusions : (often.length > 0 ? often : confusions).slice(0, FIRST);
  return (
    <Disclosure summary={say.seeds.pairOfClassesTaken(confusions.length)} open={often.length > 0}>
      <ul className={styles.pairs} aria-label={say.seeds.classesTakenForEach}>
        {shown.map((pair) => (
          <Pair key={pair.classes.join()} pair={pair} />
        ))}
      </ul>
      {shown.length < confusions.length && (
        <Button
          look="quiet"
          onClick={() => {
            setAll(true);
          }}
        >
          {say.seeds.showMorePair(confusions.length - shown.length)}
        </Button>
      )}
    </Disclosure>
  );
}

function Pair({ pair: { classes, seeds, share } }: { readonly pair: Confusion }) {
  const infos = useStudioState((state) => state.seeds.classes);
  // A source that is still there is read again with it; what was grown would be of other classes.
  const mergeable = useStudioState(
    (state) => state.seeds.understood !== null && state.run.variants.size + state.picks.all.size === 0,
  );
  const actions = useActions();
  const [a, b] = [infos[classes[0]]!, infos[classes[1]]!];
  const readAs = (index: number) => seeds.filter(({ read }) => read === index);
  return (
    <li className={styles.pair}>
      <p>
        <strong>
          <bdi>{a.name}</bdi>
          {say.seeds.and2}
          <bdi>{b.name}</bdi>
        </strong>
        <span>{say.seeds.readAsTheOther(seeds.length, percent(share))}</span>
      </p>
      <Direction from={a.name} to={b.name} seeds={readAs(classes[1])} />
      <Direction from={b.name} to={a.name} seeds={readAs(classes[0])} />
      {mergeable && share >= ALIKE && (
        <Button
          look="quiet"
          icon={<Merge aria-hidden />}
          aria-label={say.seeds.makeAndOneClass(a.name, b.name)}
          onClick={() => {
            actions.seeds.correct({ kind: 'classes', labels: [b.key], are: a.key });
          }}
        >
          {say.seeds.makeThemOne}
        </Button>
      )}
    </li>
  );
}

interface DirectionProps {
  readonly from: string;
  readonly to: string;
  readonly seeds: readonly Misread[];
}

/** Pictures of one class that are read as the other. */
function Direction({ from, to, seeds }: DirectionProps) {
  if (seeds.length === 0) return null;
  return (
    <figure className={styles.direction}>
      <figcaption>
        <bdi>{from}</bdi> → <bdi>{to}</bdi>
      </figcaption>
      <div className={styles.pictures}>
        {seeds.slice(0, PICTURES).map(({ image, confidence }) => (
          <span key={image.id} title={say.seeds.readAs4(image.id, to, percent(confidence))}>
            <LazyPicture image={image.thumbnail} alt={say.seeds.ofReadAs(image.name, from, to)} />
          </span>
        ))}
        {seeds.length > PICTURES && <span className={styles.more}>+{seeds.length - PICTURES}</span>}
      </div>
    </figure>
  );
}
