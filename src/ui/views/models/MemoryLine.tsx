import { memoryOffered } from '../../../packs/size.ts';
import { bytes } from '../../format.ts';
import { say } from '../../words/say.ts';
import styles from './ModelsView.module.css';

/** What a pack takes, and whether this browser has it: known before anything is fetched. @param memory of it alone, in bytes. */
export function MemoryLine({ memory }: { readonly memory: number }) {
  const offered = memoryOffered((navigator as { readonly deviceMemory?: number }).deviceMemory);
  return (
    <>
      <dt>{say.models.memory}</dt>
      <dd>
        {say.models.about(bytes(memory))}
        {memory > offered && <strong className={styles.tooMuch}> {say.models.moreThanHere(bytes(offered))}</strong>}
      </dd>
    </>
  );
}
