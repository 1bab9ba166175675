import { Merge } from 'lucide-react';
import { useState } from 'react';
import { hasGrown } from '../../../store/runs/selectors.ts';
import type { Confusion, Misread } from '../../../store/seeds/trust.ts';
import { Button } from '../../elements/Button.tsx';
import { percent } from '../../format.ts';
import { useActions, useStudioState } from '../../hooks/studio.ts';
import { LazyPicture } from '../../parts/StoredPicture.tsx';
import { classTitle } from '../../words/classTitle.ts';
import { say } from '../../words/say.ts';
import styles from './Confusions.module.css';

/** Pairs that are named before more are asked for. */
const FIRST = 8;
/** Share of a pair's seeds that are taken for the other class from which on the two may well be one. */
const ALIKE = 0.2;
/** Pictures of a pair, each way. */
const PICTURES = 5;

/** The classes that the judge takes for each other, each pair by name; the pictures of one, and a way to make its two classes one. */
export function Confusions({ confusions }: { readonly confusions: readonly Confusion[] }) {
  const [all, setAll] = useState(false);
  const [chosen, setChosen] = useState<string | null>(null);
  const infos = useStudioState((state) => state.seeds.classes);
  if (confusions.length === 0) return null;
  const shown = all ? confusions : confusions.slice(0, FIRST);
  const open = confusions.find(({ classes }) => classes.join() === chosen);
  return (
    <section className={styles.confusions} aria-label={say.lightTable.pairs.title}>
      <h2>{say.lightTable.pairs.title}</h2>
      <div className={styles.chips}>
        {shown.map(({ classes, seeds }) => {
          const key = classes.join();
          const [a, b] = [infos[classes[0]]!, infos[classes[1]]!];
          return (
            <button
              key={key}
              type="button"
              className={styles.chip}
              aria-pressed={key === chosen}
              onClick={() => {
                setChosen(key === chosen ? null : key);
              }}
            >
              {say.lightTable.pairs.chip(classTitle(a, a.key), classTitle(b, b.key), seeds.length)}
            </button>
          );
        })}
        {shown.length < confusions.length && (
          <Button
            look="quiet"
            onClick={() => {
              setAll(true);
            }}
          >
            {say.lightTable.pairs.more(confusions.length - shown.length)}
          </Button>
        )}
      </div>
      {open && <Pair pair={open} />}
    </section>
  );
}

function Pair({ pair: { classes, seeds, share } }: { readonly pair: Confusion }) {
  const infos = useStudioState((state) => state.seeds.classes);
  // A source that is still there is read again with it; what was grown would be of other classes.
  const mergeable = useStudioState((state) => state.seeds.understood !== null && !hasGrown(state));
  const actions = useActions();
  const [a, b] = [infos[classes[0]]!, infos[classes[1]]!];
  const readAs = (index: number) => seeds.filter(({ read }) => read === index);
  return (
    <div className={styles.pair}>
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
    </div>
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
