import { Check, CloudOff, LoaderCircle } from 'lucide-react';
import { Button } from '../elements/Button.tsx';
import { Popover } from '../elements/Popover.tsx';
import { TextField } from '../elements/TextField.tsx';
import { bytes } from '../format.ts';
import { useActions, useStudioState } from '../hooks/studio.ts';
import { FailureNotice } from '../parts/FailureNotice.tsx';
import { say } from '../words/say.ts';
import styles from './ProjectButton.module.css';

const SAVING = {
  get saved() {
    return say.frame.saved;
  },
  get saving() {
    return say.frame.saving;
  },
  get failed() {
    return say.frame.notSaved;
  },
  get unkept() {
    return say.frame.notKept;
  },
} as const;

/** The project that is open: its name, whether it is stored, and the way to the others. */
export function ProjectButton() {
  const { info, saving, access, space, unkept } = useStudioState((state) => state.project);
  const { project } = useActions();
  if (!info) return null;
  return (
    <Popover
      title={say.frame.project}
      look="quiet"
      face={<Face name={info.name} saving={unkept === null ? saving.kind : 'unkept'} />}
    >
      <div className={styles.panel}>
        <TextField
          label={say.frame.projectName}
          value={info.name}
          refuse={(draft) => (draft.trim() === '' ? say.frame.aProjectNeedsA : null)}
          onChange={(name) => {
            project.rename(info.id, name.trim());
          }}
        />
        {saving.kind === 'failed' ? (
          <FailureNotice failure={saving.failure} />
        ) : (
          <p>
            {access.kind === 'open' ? KEPT[unkept === null ? 'kept' : 'unkept'] : say.frame.anotherTabHasIt}
            {space !== null &&
              unkept === null &&
              say.frame.ofAreInUse(
                bytes(space.used),
                bytes(space.quota),
                space.persistent ? say.frame.keptUntilYouDelete : '',
              )}
          </p>
        )}
        <Button
          onClick={() => {
            project.close();
          }}
        >
          {say.frame.allProjects}
        </Button>
      </div>
    </Popover>
  );
}

const KEPT = {
  get kept() {
    return say.frame.allYouDoIs;
  },
  get unkept() {
    return say.frame.itIsGoneWhen;
  },
} as const;

function Face({ name, saving }: { readonly name: string; readonly saving: keyof typeof SAVING }) {
  const Icon = { saved: Check, saving: LoaderCircle, failed: CloudOff, unkept: CloudOff }[saving];
  return (
    <>
      <bdi className={styles.name}>{name}</bdi>
      <span className={styles.saving} data-kind={saving} title={SAVING[saving]}>
        <Icon aria-label={SAVING[saving]} />
      </span>
    </>
  );
}
