import { Expand } from '../../parts/Expand.tsx';
import { SettingsColumn } from '../../parts/SettingsColumn.tsx';
import { Preview } from './Preview.tsx';
import { RecipeForm } from './RecipeForm.tsx';
import { RelatedPictures } from './RelatedPictures.tsx';
import { say } from '../../words/say.ts';
import styles from './RecipeView.module.css';

/** Step 2: the settings, and at once what they do to one seed. */
export function RecipeView() {
  return (
    <div className={styles.page}>
      <SettingsColumn title={say.recipe.recipe} className={styles.form}>
        <RecipeForm />
        <RelatedPictures />
      </SettingsColumn>
      <Preview />
      <Expand />
    </div>
  );
}
