import type { ClassKey } from '../../../store/ids.ts';
import { useStudioState } from '../../hooks/studio.ts';
import { cx } from '../../cx.ts';
import { classTitle } from '../../words/classTitle.ts';
import { say } from '../../words/say.ts';
import { classColour } from './classColour.ts';
import styles from './EmbeddingMap.module.css';

export interface MapLegendProps {
  /** Classes that are shown; none is all. */
  readonly only: ReadonlySet<ClassKey>;
  readonly onOnly: (only: ReadonlySet<ClassKey>) => void;
}

/** The colours of the classes; a class that is pressed is shown alone, with others that are. */
export function MapLegend({ only, onOnly }: MapLegendProps) {
  const classes = useStudioState((state) => state.seeds.classes);
  return (
    <ul className={styles.legend}>
      {classes.map((info, i) => (
        <li key={info.key}>
          <button
            type="button"
            className={cx(styles.entry, only.size > 0 && !only.has(info.key) && styles.away)}
            aria-pressed={only.has(info.key)}
            title={say.map.only(classTitle(info, info.key))}
            onClick={() => {
              const next = new Set(only);
              if (!next.delete(info.key)) next.add(info.key);
              onOnly(next);
            }}
          >
            <i style={{ background: classColour(i) }} />
            <bdi>{classTitle(info, info.key)}</bdi>
          </button>
        </li>
      ))}
      {only.size > 0 && (
        <li>
          <button
            type="button"
            className={styles.entry}
            onClick={() => {
              onOnly(new Set());
            }}
          >
            {say.map.all}
          </button>
        </li>
      )}
      <li className={styles.kinds}>{say.map.kinds}</li>
    </ul>
  );
}
