import { Check } from 'lucide-react';
import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import type { ImageId } from '../../../core/brands.ts';
import type { Misread } from '../../../store/seeds/trust.ts';
import { percent } from '../../format.ts';
import { isTaken } from '../../hooks/keys.ts';
import { useActions, useStudioState } from '../../hooks/studio.ts';
import { LazyPicture } from '../../parts/StoredPicture.tsx';
import { Doubt, type Answer } from './Doubt.tsx';
import { say } from '../../words/say.ts';
import styles from './LabelReview.module.css';

/** Pictures that are listed; others come up as these are settled. */
const LISTED = 24;

const KEYS: Readonly<Record<string, Answer>> = {
  r: 'relabel',
  enter: 'relabel',
  x: 'leave-out',
  delete: 'leave-out',
  k: 'keep',
  ' ': 'keep',
};

/** Labels that may be wrong, one after another: relabelled, left out or kept by one key each; all of it can be undone. */
export function LabelReview({ doubts }: { readonly doubts: readonly Misread[] }) {
  const classes = useStudioState((state) => state.seeds.classes);
  const { seeds } = useActions();
  const [wanted, setWanted] = useState<ImageId | null>(null);
  /** Place of the last one that was chosen: when it is settled, the next one moves there. */
  const [place, setPlace] = useState(0);
  const [touched, setTouched] = useState(false);
  const list = useRef<HTMLUListElement>(null);
  const end = useRef<HTMLParagraphElement>(null);
  const listed = doubts.slice(0, LISTED);
  const found = listed.findIndex(({ image }) => image.id === wanted);
  const at = found >= 0 ? found : Math.max(0, Math.min(place, listed.length - 1));
  const chosen = listed[at];
  const chosenId = chosen?.image.id;

  // What had the focus may be settled and gone: it goes on to the next.
  useEffect(() => {
    const { activeElement } = document;
    if (!touched || (activeElement !== document.body && !list.current?.contains(activeElement))) return;
    const next = list.current?.querySelector<HTMLElement>('[aria-selected="true"]') ?? end.current;
    next?.focus({ preventScroll: true });
    next?.scrollIntoView({ block: 'nearest' });
  }, [chosenId, touched]);

  if (!chosen) {
    if (!touched) return null;
    return (
      <p ref={end} className={styles.done} tabIndex={-1}>
        <Check aria-hidden />
        {say.seeds.noLabelIsIn}
      </p>
    );
  }

  function choose(index: number) {
    setTouched(true);
    setPlace(index);
    setWanted(listed[index]?.image.id ?? null);
  }
  function answer(how: Answer) {
    if (!chosen) return;
    choose(at);
    switch (how) {
      case 'relabel':
        seeds.relabelSeed(chosen.image.id, classes[chosen.read]!.key);
        break;
      case 'leave-out':
        seeds.leaveOutSeeds([chosen.image.id], true);
        break;
      case 'keep':
        seeds.confirmLabel(chosen.image.id);
        break;
      default:
        how satisfies never;
    }
  }
  function onKeyDown(event: KeyboardEvent) {
    if (event.ctrlKey || event.metaKey || event.altKey || isTaken(event.target, event.key)) return;
    const to = placeAfter(event.key, at, listed.length);
    const how = KEYS[event.key.toLowerCase()];
    if (to !== null) choose(to);
    else if (how) answer(how);
    else return;
    event.preventDefault();
  }

  return (
    <section className={styles.review} aria-label={say.seeds.labelsToCheck} onKeyDown={onKeyDown}>
      <header>
        <h2>{say.seeds.labelMayBeWrong(doubts.length)}</h2>
        <p>{say.seeds.theJudgeReadsThese}</p>
      </header>
      <Doubt doubt={chosen} onAnswer={answer} />
      <ul ref={list} className={styles.list} role="listbox" aria-label={say.seeds.labelsThatMayBe}>
        {listed.map(({ image, read, confidence }, i) => (
          <li
            key={image.id}
            role="option"
            aria-selected={i === at}
            aria-label={say.seeds.readAs(image.name, classes[read]!.name, percent(confidence))}
            tabIndex={i === at ? 0 : -1}
            onClick={() => {
              choose(i);
            }}
          >
            <LazyPicture image={image.thumbnail} alt="" />
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Where a key leads from a place in the list; `null` for a key that leads nowhere. */
function placeAfter(key: string, at: number, length: number): number | null {
  switch (key) {
    case 'ArrowLeft':
    case 'ArrowUp':
      return Math.max(0, at - 1);
    case 'ArrowRight':
    case 'ArrowDown':
      return Math.min(length - 1, at + 1);
    case 'Home':
      return 0;
    case 'End':
      return length - 1;
    default:
      return null;
  }
}
