import { Download, X } from 'lucide-react';
import type { Preset } from '../../../packs/presets.ts';
import { Button } from '../../elements/Button.tsx';
import { bytes } from '../../format.ts';
import { useActions, useStudioState } from '../../hooks/studio.ts';
import { PRESET, SPEED } from '../../words/en/presets.ts';
import { Adding } from './Adding.tsx';
import { MemoryLine } from './MemoryLine.tsx';
import { say } from '../../words/say.ts';
import styles from './ModelsView.module.css';

/** A pack that can be fetched. */
export function PresetCard({ preset }: { readonly preset: Preset }) {
  const { id, title } = preset;
  const phase = useStudioState((state) => state.models.phase);
  const { models } = useActions();
  const adding = phase.kind === 'adding';
  return (
    <li className={styles.card}>
      <h3>{title}</h3>
      <p>{say.term(PRESET[id])}</p>
      <dl>
        <dt>{say.models.licence}</dt>
        <dd>{preset.licence}</dd>
        <dt>{say.models.download}</dt>
        <dd>{say.models.about2(bytes(preset.bytes))}</dd>
        <MemoryLine memory={preset.memory} />
        <dt>{say.models.speed}</dt>
        <dd>{say.term(SPEED[id])}</dd>
        <dt>{say.models.from}</dt>
        <dd>{preset.repository}</dd>
      </dl>
      {adding && phase.of === id && <Adding progress={phase.progress} />}
      <div className={styles.tools}>
        {adding && phase.of === id ? (
          <Button
            icon={<X aria-hidden />}
            onClick={() => {
              models.act({ kind: 'stop' });
            }}
          >
            {say.models.stop}
          </Button>
        ) : (
          <Button
            icon={<Download aria-hidden />}
            disabled={adding}
            aria-label={say.models.add(title)}
            onClick={() => {
              models.act({ kind: 'add', preset: id });
            }}
          >
            {say.models.add2}
          </Button>
        )}
      </div>
    </li>
  );
}
