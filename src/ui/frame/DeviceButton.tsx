import { Cpu } from 'lucide-react';
import type { EngineState } from '../../store/engine/state.ts';
import { Choice } from '../elements/Choice.tsx';
import { Link } from '../elements/Link.tsx';
import { Popover } from '../elements/Popover.tsx';
import { Progress } from '../elements/Progress.tsx';
import { cx } from '../cx.ts';
import { bytes } from '../format.ts';
import { useActions, useStudioState } from '../hooks/studio.ts';
import { FailureNotice } from '../parts/FailureNotice.tsx';
import { EN } from '../words/en.ts';
import styles from './DeviceButton.module.css';

const WANTED = [
  { value: 'auto', label: 'Automatic' },
  { value: 'webgpu', label: 'WebGPU' },
  { value: 'wasm', label: 'WASM' },
] as const;

/** Where the models run, in a few words. */
function headline({ phase, device }: EngineState): string {
  switch (phase.kind) {
    case 'idle':
      return 'Models not loaded yet';
    case 'loading':
      return phase.total > 0 ? `Loading models ${Math.round((100 * phase.done) / phase.total)}%` : 'Loading models';
    case 'rebuilding':
      return 'Restarting models';
    case 'failed':
      return 'Models failed';
    case 'ready':
      if (device === null) return 'Models ready';
      return device.device === 'webgpu'
        ? 'WebGPU'
        : `WASM, ${device.threads === 1 ? '1 thread' : `${device.threads} threads`}`;
    default:
      return phase satisfies never;
  }
}

/** The device that the models run on: visible at all times, and can be chosen. */
export function DeviceButton() {
  const engine = useStudioState((state) => state.engine);
  const actions = useActions();
  const { phase, device, packs, rebuilds } = engine;
  return (
    <Popover
      title="Device and models"
      look="quiet"
      className={styles.button}
      face={
        <>
          <Cpu className={styles.cpu} aria-hidden />
          <span className={styles.words}>{headline(engine)}</span>
          <span className={cx(styles.dot, styles[phase.kind])} aria-hidden="true" />
        </>
      }
    >
      {(close) => (
        <div className={styles.panel}>
          <h2>{headline(engine)}</h2>
          {device !== null && <p>{EN.device(device.reason)}</p>}
          {phase.kind === 'loading' && phase.total > 0 && (
            <>
              <Progress label="Models" value={phase.done} max={phase.total} thin />
              <p>
                {bytes(phase.done)} of {bytes(phase.total)}
              </p>
            </>
          )}
          {phase.kind === 'failed' && <FailureNotice failure={phase.failure} />}
          {rebuilds > 0 && <p>Lost and rebuilt {rebuilds === 1 ? 'once' : `${rebuilds} times`}; no work was lost.</p>}
          <Choice
            label="Device"
            value={engine.wanted}
            options={WANTED}
            onChange={(wanted) => {
              actions.engine.setDevice(wanted);
            }}
          />
          {packs.length > 0 && (
            <ul className={styles.packs}>
              {packs.map((pack) => (
                <li key={pack.id}>
                  <span>
                    {pack.title} <small>{pack.version}</small>
                  </span>
                  <small>{pack.licence}</small>
                </li>
              ))}
            </ul>
          )}
          <Link
            onFollow={() => {
              close();
              actions.models.show(true);
            }}
          >
            Choose models
          </Link>
          <p className={styles.private}>Models and pictures stay on this machine.</p>
        </div>
      )}
    </Popover>
  );
}
