import { OPEN_NSFW } from '../../words/en/presets.ts';
import styles from './ModelsView.module.css';

/** A check that no hub has: where its weights come from, and what to do with them. */
export function OpenNsfwCard() {
  return (
    <li className={styles.card}>
      <h3>Open NSFW</h3>
      <p>{OPEN_NSFW.about}</p>
      <dl>
        <dt>Licence</dt>
        <dd>BSD-2-Clause</dd>
        <dt>Download</dt>
        <dd>{OPEN_NSFW.download}</dd>
        <dt>Memory</dt>
        <dd>{OPEN_NSFW.memory}</dd>
      </dl>
      <p>{OPEN_NSFW.how}</p>
    </li>
  );
}
