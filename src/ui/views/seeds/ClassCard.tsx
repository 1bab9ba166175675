import { useState } from 'react';
import type { ImageId } from '../../../core/brands.ts';
import type { ClassSummary } from '../../../store/seeds/classSummaries.ts';
import { Badge } from '../../elements/Badge.tsx';
import { Button } from '../../elements/Button.tsx';
import { Checkbox } from '../../elements/Checkbox.tsx';
import { cx } from '../../cx.ts';
import { count } from '../../format.ts';
import { useActions, useStudioState } from '../../hooks/studio.ts';
import { SeedTile } from './SeedTile.tsx';
import { classTitle } from '../../words/classTitle.ts';
import { say } from '../../words/say.ts';
import styles from './ClassCard.module.css';

/** Pictures of a class that are shown before more are asked for. */
const FIRST = 24;

export interface ClassCardProps {
  readonly summary: ClassSummary;
  readonly onOpen: (id: ImageId) => void;
}

/** One class: how often the judge agrees, and the seeds. */
export function ClassCard({ summary, onOpen }: ClassCardProps) {
  const { info, seeds, others, read, agreeing } = summary;
  const [all, setAll] = useState(false);
  const [focused, setFocused] = useState<ImageId | null>(null);
  const actions = useActions();
  const names = useStudioState((state) => state.seeds.classes);
  const title = classTitle(info, info.key);
  const shown = all ? seeds : seeds.slice(0, FIRST);
  const stop = shown.find(({ id }) => id === focused)?.id ?? shown[0]?.id;
  const used = info.leftOut ? 0 : seeds.filter(({ leftOut }) => !leftOut).length;
  return (
    <li className={cx(styles.card, info.leftOut && styles.leftOut)}>
      <div className={styles.head}>
        <h2>
          <bdi>{title}</bdi>
        </h2>
        <p className={styles.counts}>
          {say.lightTable.seeds(used, seeds.length)}
          {others > 0 && `${say.elements.comma}${say.lightTable.keptAside(count(others))}`}
        </p>
        {read > 0 && !info.leftOut && (
          <Badge tone={agreeing === read ? 'leaf' : agreeing * 2 >= read ? 'sun' : 'bloom'}>
            {say.lightTable.readAsThis(agreeing, read)}
          </Badge>
        )}
        <Checkbox
          checked={!info.leftOut}
          onChange={(use) => {
            actions.seeds.leaveOutClass(info.key, !use);
          }}
        >
          {say.lightTable.use}
        </Checkbox>
      </div>
      {!info.leftOut && (
        <ul className={styles.tiles} aria-label={say.lightTable.seedsOf(title)}>
          {shown.map((image) => (
            <SeedTile
              key={image.id}
              image={image}
              label={summary.index}
              classes={names}
              stop={image.id === stop}
              onFocus={setFocused}
              onOpen={onOpen}
            />
          ))}
        </ul>
      )}
      {!info.leftOut && seeds.length > shown.length && (
        <Button
          look="quiet"
          onClick={() => {
            setAll(true);
          }}
        >
          {say.lightTable.more(seeds.length - shown.length)}
        </Button>
      )}
    </li>
  );
}
