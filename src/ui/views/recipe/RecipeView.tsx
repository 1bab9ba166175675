import { Expand } from '../../parts/Expand.tsx';
import { Preview } from './Preview.tsx';
import { RecipeForm } from './RecipeForm.tsx';
import { RelatedPictures } from './RelatedPictures.tsx';
import styles from './RecipeView.module.css';

/** Step 2: the settings, and at once what they do to one seed. */
export function RecipeView() {
  return (
    <div className={styles.page}>
      <div className={styles.form}>
        <h1>Recipe</h1>
        <RecipeForm />
        <RelatedPictures />
      </div>
      <Preview />
      <Expand />
    </div>
  );
}
