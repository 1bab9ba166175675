import { say } from '../../words/say.ts';
import styles from './ModelsView.module.css';

/** A check that no hub has: where its weights come from, and what to do with them. */
export function OpenNsfwCard() {
  return (
    <li className={styles.card}>
      <h3>Open NSFW</h3>
      <p>{say.openNsfw.about}</p>
      <dl>
        <dt>{say.models.licence}</dt>
        <dd>BSD-2-Clause</dd>
        <dt>{say.models.download}</dt>
        <dd>{say.openNsfw.download}</dd>
        <dt>{say.models.memory}</dt>
        <dd>{say.openNsfw.memory}</dd>
      </dl>
      <p>{say.openNsfw.how}</p>
    </li>
  );
}
