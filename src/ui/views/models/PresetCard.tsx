import { Download, X } from 'lucide-react';
import type { Preset } from '../../../packs/presets.ts';
import { Button } from '../../elements/Button.tsx';
import { bytes } from '../../format.ts';
import { useActions, useStudioState } from '../../hooks/studio.ts';
import { PRESET, SPEED } from '../../words/en/presets.ts';
import { Adding } from './Adding.tsx';
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
      <p>{PRESET[id]}</p>
      <dl>
        <dt>Licence</dt>
        <dd>{preset.licence}</dd>
        <dt>Download</dt>
        <dd>about {bytes(preset.bytes)}</dd>
        <dt>Memory</dt>
        <dd>about {bytes(preset.memory)}</dd>
        <dt>Speed</dt>
        <dd>{SPEED[id]}</dd>
        <dt>From</dt>
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
            Stop
          </Button>
        ) : (
          <Button
            icon={<Download aria-hidden />}
            disabled={adding}
            aria-label={`Add ${title}`}
            onClick={() => {
              models.act({ kind: 'add', preset: id });
            }}
          >
            Add
          </Button>
        )}
      </div>
    </li>
  );
}
