import { X } from 'lucide-react';
import { methodOf } from '../../../core/methods/table.ts';
import type { RecipePart } from '../../../core/run/recipe.ts';
import { classKey } from '../../../store/ids.ts';
import { IconButton } from '../../elements/Button.tsx';
import { useClassTitles } from '../../hooks/classTitles.ts';
import { percent } from '../../format.ts';
import { say } from '../../words/say.ts';
import styles from './LessFor.module.css';

export interface LessForProps {
  readonly part: RecipePart;
  readonly onChange: (part: RecipePart) => void;
}

/** The classes that get less of a method than the others, each to be given as much again. */
export function LessFor({ part, onChange }: LessForProps) {
  const nameOf = useClassTitles();
  const { lessFor = [], ...whole } = part;
  const { title } = methodOf(part.method);
  return (
    <section className={styles.less} aria-label={say.recipe.lessOf(say.term(title))}>
      <p>{say.recipe.someClassesGetLess}</p>
      <ul>
        {lessFor.map(({ label, times }) => {
          const name = nameOf(classKey(label));
          return (
            <li key={label}>
              {name} {percent(times)}
              <IconButton
                label={say.recipe.giveAsMuchAs(name)}
                icon={<X />}
                onClick={() => {
                  const left = lessFor.filter((one) => one.label !== label);
                  onChange(left.length > 0 ? { ...whole, lessFor: left } : whole);
                }}
              />
            </li>
          );
        })}
      </ul>
    </section>
  );
}
