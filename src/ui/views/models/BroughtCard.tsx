import type { Brought } from '../../../packs/brought.ts';
import { bytes } from '../../format.ts';
import { BROUGHT } from '../../words/en/presets.ts';
import styles from './ModelsView.module.css';

/** A pack that no hub has as it is needed here: what it is for, and how a person brings it. */
export function BroughtCard({ brought }: { readonly brought: Brought }) {
  const { id, title, licence } = brought;
  return (
    <li className={styles.card}>
      <h3>{title}</h3>
      <p>{BROUGHT[id].about}</p>
      <dl>
        <dt>Licence</dt>
        <dd>{licence}</dd>
        <dt>Download</dt>
        <dd>about {bytes(brought.bytes)}</dd>
        <dt>Memory</dt>
        <dd>about {bytes(brought.memory)}</dd>
        <dt>Speed</dt>
        <dd>{BROUGHT[id].speed}</dd>
      </dl>
      <p>{BROUGHT[id].how}</p>
    </li>
  );
}
