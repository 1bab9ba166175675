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
import { say } from '../words/say.ts';
import styles from './DeviceButton.module.css';

const WANTED = [
  {
    value: 'auto',
    get label() {
      return say.frame.automatic;
    },
  },
  { value: 'webgpu', label: 'WebGPU' },
  { value: 'wasm', label: 'WASM' },
] as const;

/** Where the models run, in a few words. */
function headline({ phase, device }: EngineState): string {
  switch (phase.kind) {
    case 'idle':
      return say.frame.modelsNotLoadedYet;
    case 'loading':
      return phase.total > 0
        ? say.frame.loadingModels(Math.round((100 * phase.done) / phase.total))
        : say.frame.loadingModels2;
    case 'rebuilding':
      return say.frame.restartingModels;
    case 'failed':
      return say.frame.modelsFailed;
    case 'ready':
      if (device === null) return say.frame.modelsReady;
      return device.device === 'webgpu' ? 'WebGPU' : say.frame.wasm(device.threads);
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
      data-tour="device"
      title={say.frame.deviceAndModels}
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
          {device !== null && <p>{say.device(device.reason)}</p>}
          {phase.kind === 'loading' && phase.total > 0 && (
            <>
              <Progress label={say.frame.models} value={phase.done} max={phase.total} thin />
              <p>{say.frame.ofWord(bytes(phase.done), bytes(phase.total))}</p>
            </>
          )}
          {phase.kind === 'failed' && <FailureNotice failure={phase.failure} />}
          {rebuilds > 0 && <p>{say.frame.lostAndRebuilt(rebuilds)}</p>}
          <Choice
            label={say.frame.device}
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
            {say.frame.chooseModels}
          </Link>
          <p className={styles.private}>{say.frame.modelsAndPicturesStay}</p>
        </div>
      )}
    </Popover>
  );
}
