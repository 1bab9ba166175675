import { Check, CloudOff, LoaderCircle } from 'lucide-react';
import type { ProjectState } from '../../store/project/state.ts';
import { Button } from '../elements/Button.tsx';
import { Notice } from '../elements/Notice.tsx';
import { Popover } from '../elements/Popover.tsx';
import { TextField } from '../elements/TextField.tsx';
import { bytes } from '../format.ts';
import { useActions, useStudioState } from '../hooks/studio.ts';
import styles from './ProjectButton.module.css';

const SAVING = { saved: 'Saved', saving: 'Saving', failed: 'Not saved' } as const;

/** The project that is open: its name, whether it is stored, and the way to the others. */
export function ProjectButton() {
  const { info, saving, access, space } = useStudioState((state) => state.project);
  const { project } = useActions();
  if (!info) return null;
  return (
    <Popover title="Project" look="quiet" face={<Face name={info.name} saving={saving} />}>
      <div className={styles.panel}>
        <TextField
          label="Project name"
          value={info.name}
          refuse={(draft) => (draft.trim() === '' ? 'A project needs a name.' : null)}
          onChange={(name) => {
            project.rename(info.id, name.trim());
          }}
        />
        {saving.kind === 'failed' ? (
          <Notice tone="bad" title={saving.failure.message}>
            {saving.failure.hint}
          </Notice>
        ) : (
          <p>
            {access.kind === 'open' ? 'All you do is stored in this browser as you do it.' : 'Another tab has it open.'}
            {space !== null &&
              ` ${bytes(space.used)} of ${bytes(space.quota)} are in use${space.persistent ? ', kept until you delete it' : ''}.`}
          </p>
        )}
        <Button
          onClick={() => {
            project.close();
          }}
        >
          All projects
        </Button>
      </div>
    </Popover>
  );
}

function Face({ name, saving }: { readonly name: string; readonly saving: ProjectState['saving'] }) {
  const Icon = { saved: Check, saving: LoaderCircle, failed: CloudOff }[saving.kind];
  return (
    <>
      <bdi className={styles.name}>{name}</bdi>
      <span className={styles.saving} data-kind={saving.kind} title={SAVING[saving.kind]}>
        <Icon aria-label={SAVING[saving.kind]} />
      </span>
    </>
  );
}
