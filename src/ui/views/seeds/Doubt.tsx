import { useMemo } from 'react';
import { isSeed } from '../../../store/seeds/classSummaries.ts';
import type { Misread } from '../../../store/seeds/trust.ts';
import type { SeedImage } from '../../../store/seeds/state.ts';
import { Button } from '../../elements/Button.tsx';
import { percent } from '../../format.ts';
import { useStudioState } from '../../hooks/studio.ts';
import { LazyPicture, StoredPicture } from '../../parts/StoredPicture.tsx';
import { say } from '../../words/say.ts';
import styles from './Doubt.module.css';

/** What a person says of a label. */
export type Answer = 'relabel' | 'leave-out' | 'keep';

/** Pictures that show what a class looks like. */
const LIKENESS = 4;

export interface DoubtProps {
  readonly doubt: Misread;
  readonly onAnswer: (answer: Answer) => void;
}

/** One picture whose label may be wrong, between pictures of the class it is in and of the class it is read as. */
export function Doubt({ doubt: { image, read, confidence }, onAnswer }: DoubtProps) {
  const classes = useStudioState((state) => state.seeds.classes);
  const own = classes.findIndex(({ key }) => key === image.label);
  const [is, as] = [classes[own]?.name ?? image.label, classes[read]!.name];
  return (
    <div className={styles.doubt}>
      <StoredPicture image={image.thumbnail} alt={say.seeds.labelled(image.name, is)} className={styles.picture} />
      <div className={styles.words}>
        <p>
          <bdi className={styles.path}>{image.id}</bdi>
          <span>
            {say.seeds.labelled2}
            <strong>{is}</strong>
            {say.seeds.readAs2}
            <strong>{as}</strong> ({percent(confidence)})
          </span>
        </p>
        <div className={styles.classes}>
          <Likeness index={own} but={image} name={is} />
          <Likeness index={read} but={image} name={as} />
        </div>
        <div className={styles.answers}>
          <Answered to="relabel" letter="R" onAnswer={onAnswer}>
            {say.seeds.itIs}
            <bdi>{as}</bdi>
          </Answered>
          <Answered to="keep" letter="K" onAnswer={onAnswer}>
            <bdi>{is}</bdi>
            {say.seeds.isRight}
          </Answered>
          <Answered to="leave-out" letter="X" onAnswer={onAnswer}>
            {say.seeds.leaveOut}
          </Answered>
        </div>
      </div>
    </div>
  );
}

interface AnsweredProps {
  readonly to: Answer;
  readonly letter: string;
  readonly onAnswer: (answer: Answer) => void;
  readonly children: React.ReactNode;
}

function Answered({ to, letter, onAnswer, children }: AnsweredProps) {
  return (
    <Button
      aria-keyshortcuts={letter}
      onClick={() => {
        onAnswer(to);
      }}
    >
      <span>{children}</span>
      <kbd aria-hidden="true">{letter}</kbd>
    </Button>
  );
}

interface LikenessProps {
  /** Index of the class. */
  readonly index: number;
  /** The one that is asked about. */
  readonly but: SeedImage;
  readonly name: string;
}

/** What the others of a class look like: those that are read as it, the surest first. */
function Likeness({ index, but, name }: LikenessProps) {
  const seeds = useStudioState((state) => state.seeds);
  const shown = useMemo(() => {
    const key = seeds.classes[index]?.key;
    const readings = seeds.preflight.kind === 'idle' ? null : seeds.preflight.readings;
    const score = ({ id }: SeedImage) => readings?.get(id)?.probabilities[index] ?? 0;
    return [...seeds.images.values()]
      .filter((image) => image.label === key && image.id !== but.id && isSeed(image) && !image.leftOut)
      .map((image) => ({ image, score: score(image) }))
      .sort((a, b) => b.score - a.score)
      .slice(0, LIKENESS)
      .map(({ image }) => image);
  }, [seeds, index, but]);
  return (
    <figure className={styles.likeness}>
      <figcaption>
        {say.seeds.othersOf}
        <bdi>{name}</bdi>
      </figcaption>
      <div>
        {shown.map((image) => (
          <span key={image.id}>
            <LazyPicture image={image.thumbnail} alt={image.name} />
          </span>
        ))}
      </div>
    </figure>
  );
}
