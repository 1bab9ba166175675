import type { ReactNode } from 'react';
import { cx } from '../../cx.ts';
import { useStudioState } from '../../hooks/studio.ts';
import { start as words } from '../../words/en/page/start.ts';
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
          {returning ? <h2>{words.another}</h2> : <h1>{words.title}</h1>}
          <p className={styles.lead}>{words.lead}</p>
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
        <dt>One folder a class</dt>
        <dd>
          <code>cat/1.jpg</code>, <code>dog/2.png</code>. Splits such as <code>train/cat/1.jpg</code> are understood;
          only train grows. Loose photos are put into classes here.
        </dd>
      </div>
      <div>
        <dt>Everything stays here</dt>
        <dd>The models run in this page. No picture leaves the machine, and your folder is only read.</dd>
      </div>
      <div>
        <dt>A zip that trains</dt>
        <dd>Originals and accepted variants in class folders, with the figures and the settings that made each.</dd>
      </div>
    </dl>
  );
}
