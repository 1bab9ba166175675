import type { SeedImage } from '../../../store/seeds/state.ts';
import { figure, percent } from '../../format.ts';
import { useStudioState } from '../../hooks/studio.ts';
import { classTitle } from '../../words/classTitle.ts';
import { say } from '../../words/say.ts';
import styles from './SeedReadings.module.css';

/** Classes that are shown: the likeliest. */
const MOST = 5;

/** What the judge reads in a seed: its likeliest classes, its own among them. */
export function SeedReadings({ image }: { readonly image: SeedImage }) {
  const preflight = useStudioState((state) => state.seeds.preflight);
  const classes = useStudioState((state) => state.seeds.classes);
  const reading = preflight.kind === 'idle' || image.leftOut ? undefined : preflight.readings.get(image.id);
  const own = classes.findIndex(({ key }) => key === image.label);
  return (
    <section className={styles.readings} aria-label={say.lightTable.large.readings}>
      <h3>{say.lightTable.large.readings}</h3>
      {reading ? (
        <>
          <ul>
            {likeliest(reading.probabilities, own).map((index) => (
              <li key={index} data-own={index === own || undefined}>
                <span>
                  <bdi>{classTitle(classes[index], classes[index]!.key)}</bdi>
                </span>
                <i style={{ '--p': reading.probabilities[index]! }} aria-hidden="true" />
                <b>{percent(reading.probabilities[index]!)}</b>
              </li>
            ))}
          </ul>
          <p>{say.lightTable.large.entropy(figure(reading.entropy))}</p>
        </>
      ) : (
        <p>{image.leftOut ? say.lightTable.large.aloof : say.lightTable.large.notRead}</p>
      )}
    </section>
  );
}

/** Indices of the likeliest classes; its own is always among them. */
function likeliest(probabilities: readonly number[], own: number): readonly number[] {
  const ranked = [...probabilities.keys()].sort((a, b) => probabilities[b]! - probabilities[a]!);
  const first = ranked.slice(0, MOST);
  return first.includes(own) || own < 0 ? first : [...first.slice(0, -1), own];
}
