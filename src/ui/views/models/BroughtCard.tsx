import type { Brought } from '../../../packs/brought.ts';
import { bytes } from '../../format.ts';
import { BROUGHT } from '../../words/en/presets.ts';
import { MemoryLine } from './MemoryLine.tsx';
import { say } from '../../words/say.ts';
import styles from './ModelsView.module.css';

/** A pack that no hub has as it is needed here: what it is for, and how a person brings it. */
export function BroughtCard({ brought }: { readonly brought: Brought }) {
  const { id, title, licence } = brought;
  return (
    <li className={styles.card}>
      <h3>{title}</h3>
      <p>{say.term(BROUGHT[id].about)}</p>
      <dl>
        <dt>{say.models.licence}</dt>
        <dd>{licence}</dd>
        <dt>{say.models.download}</dt>
        <dd>{say.models.about2(bytes(brought.bytes))}</dd>
        <MemoryLine memory={brought.memory} />
        <dt>{say.models.speed}</dt>
        <dd>{say.term(BROUGHT[id].speed)}</dd>
      </dl>
      <p>{say.term(BROUGHT[id].how)}</p>
    </li>
  );
}
