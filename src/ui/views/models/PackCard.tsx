import { Check, Trash2 } from 'lucide-react';
import type { ShelvedPack } from '../../../protocol/packs.ts';
import { BROUGHT } from '../../../packs/brought.ts';
import { presetOf } from '../../../packs/presets.ts';
import { Badge } from '../../elements/Badge.tsx';
import { Button } from '../../elements/Button.tsx';
import { bytes } from '../../format.ts';
import { useActions, useStudioState } from '../../hooks/studio.ts';
import { BROUGHT as BROUGHT_WORDS, MINE, OWN, PRESET } from '../../words/en/presets.ts';
import { SafetyTools } from './SafetyTools.tsx';
import { MemoryLine } from './MemoryLine.tsx';
import { usePackWords } from './usePackWords.ts';
import { say } from '../../words/say.ts';
import styles from './ModelsView.module.css';

/** A pack that is here. */
export function PackCard({ pack }: { readonly pack: ShelvedPack }) {
  const { key, role, title } = pack;
  const chosen = useStudioState((state) => state.models.chosen[role] === key);
  const choosing = useStudioState((state) => state.models.phase.kind === 'choosing');
  const { models } = useActions();
  const { noteWords } = usePackWords();
  return (
    <li className={styles.card} data-chosen={chosen}>
      <h3>
        {title} <small>{pack.version}</small> {chosen && <Badge tone="leaf">{say.models.inUse}</Badge>}
      </h3>
      <p>{aboutOf(pack)}</p>
      <dl>
        <dt>{say.models.licence}</dt>
        <dd>{pack.licence}</dd>
        <dt>{say.models.size}</dt>
        <dd>{bytes(pack.bytes)}</dd>
        <MemoryLine memory={pack.memory} />
        <dt>{say.models.digest}</dt>
        <dd>
          <code title={pack.sha256}>{pack.sha256.slice(0, 12)}</code>
        </dd>
        {pack.commit !== null && (
          <>
            <dt>{say.models.commit}</dt>
            <dd>
              <code title={pack.commit}>{pack.commit.slice(0, 12)}</code>
            </dd>
          </>
        )}
      </dl>
      {pack.notes.length > 0 && (
        <ul className={styles.notes}>
          {pack.notes.map((note) => (
            <li key={note.code}>{noteWords(note)}</li>
          ))}
        </ul>
      )}
      {chosen && role === 'safety' && <SafetyTools />}
      <div className={styles.tools}>
        <Button
          icon={<Check aria-hidden />}
          disabled={chosen || choosing}
          aria-label={say.models.use(title)}
          onClick={() => {
            models.act({ kind: 'choose', role, key });
          }}
        >
          {say.models.use2}
        </Button>
        {key !== null && (
          <Button
            look="quiet"
            icon={<Trash2 aria-hidden />}
            aria-label={say.models.remove(title)}
            onClick={() => {
              models.act({ kind: 'remove', key });
            }}
          >
            {say.models.remove2}
          </Button>
        )}
      </div>
    </li>
  );
}

/** Classes that are named of a pack that has adapters for many. */
const NAMED = 8;

function aboutOf({ key, role, preset, title, adapted }: ShelvedPack): string {
  if (adapted) {
    const { from, pictures, steps, classes = [] } = adapted;
    const made = say.adapting.madeFrom(`${from.id} ${from.version}`, pictures, steps);
    if (classes.length === 0) return made;
    const named = classes.slice(0, NAMED).map(({ name }) => name);
    const others = classes.length - named.length;
    return `${made}${say.elements.between}${say.adapting.ownAdapters(classes.length, named.join(say.elements.comma), others)}`;
  }
  if (key === null && role !== 'safety') return say.term(OWN[role]);
  const known = preset === null ? null : presetOf(preset);
  if (known) return say.term(PRESET[known.id]);
  const brought = BROUGHT.find((one) => one.role === role && one.title === title);
  return say.term(brought ? BROUGHT_WORDS[brought.id].about : MINE);
}
