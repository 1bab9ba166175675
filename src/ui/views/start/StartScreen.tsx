import type { ReactNode } from 'react';
import { cx } from '../../cx.ts';
import { useStudioState } from '../../hooks/studio.ts';
import { say } from '../../words/say.ts';
import { ProjectList } from '../projects/ProjectList.tsx';
import { ProductPicture } from './ProductPicture.tsx';
import styles from './StartScreen.module.css';
import { WaysToBegin } from './WaysToBegin.tsx';

/** Before there are pictures: what this makes, and the ways to begin; for who comes back, their projects before that. */
export function StartScreen({ notice }: { readonly notice?: ReactNode }) {
  const known = useStudioState(({ project }) => project.list !== null);
  const returning = useStudioState(
    ({ project: { list, removed, failure } }) => (list?.length ?? 0) > 0 || removed !== null || failure !== null,
  );
  return (
    <div className={cx(styles.page, !known && styles.unknown, returning && styles.returning)}>
      {returning && (
        <div className={styles.projects}>
          {notice}
          <ProjectList />
        </div>
      )}
      <div className={cx(styles.start, returning && styles.again)}>
        <ProductPicture />
        <div className={styles.words}>
          {returning ? <h2>{say.start.another}</h2> : <h1>{say.start.title}</h1>}
          <p className={styles.lead}>{say.start.lead}</p>
          {!returning && notice}
          <WaysToBegin />
          {!returning && <Facts />}
        </div>
      </div>
    </div>
  );
}

function Facts() {
  return (
    <dl className={styles.facts}>
      <div>
        <dt>{say.seeds.oneFolderAClass}</dt>
        <dd>
          <code>{say.seeds.cat1Jpg}</code>, <code>{say.seeds.dog2Png}</code>
          {say.seeds.splitsSuchAs}
          <code>{say.seeds.trainCat1Jpg}</code>
          {say.seeds.areUnderstoodOnlyTrain}
        </dd>
      </div>
      <div>
        <dt>{say.seeds.everythingStaysHere}</dt>
        <dd>{say.seeds.theModelsRunIn}</dd>
      </div>
      <div>
        <dt>{say.seeds.aZipThatTrains}</dt>
        <dd>{say.seeds.originalsAndAcceptedVariants}</dd>
      </div>
    </dl>
  );
}
