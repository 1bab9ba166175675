import { seedId } from '../../../core/dataset/seedImages.ts';
import { methodOf } from '../../../core/methods/table.ts';
import type { RecipePart } from '../../../core/run/recipe.ts';
import { useStudioState } from '../../hooks/studio.ts';
import { say } from '../../words/say.ts';
import styles from './Prompts.module.css';

/** Prompts that are shown. */
const SHOWN = 5;

/** The texts that the first variants of the previewed picture are made under; nothing for a method that reads none. */
export function Prompts({ part }: { readonly part: RecipePart }) {
  const seed = useStudioState(({ seeds, recipe }) => seeds.images.get(recipe.preview.seed ?? ('' as never)));
  const className = useStudioState(({ seeds }) => seeds.classes.find(({ key }) => key === seed?.label)?.name);
  const ownAdapters = useStudioState(({ recipe }) => recipe.limits.ownAdapters);
  const runSeed = useStudioState((state) => state.recipe.settings.runSeed);
  const method = methodOf(part.method);
  if (!method.prompt || !seed || className === undefined) return null;
  const image = seedId({ path: seed.id, split: seed.split, label: seed.label });
  const texts = Array.from(
    { length: SHOWN },
    (_, variant) => method.prompt?.(part.settings, { className, runSeed, image, variant }) ?? '',
  );
  return (
    <section className={styles.prompts}>
      <h2>{say.recipe.promptsOf(seed.name)}</h2>
      <ul>
        {[...new Set(texts)].map((text) => (
          <li key={text}>{text}</li>
        ))}
      </ul>
      {ownAdapters.length > 0 && <p>{say.recipe.ownAdapters(className, ownAdapters.includes(className))}</p>}
    </section>
  );
}
