import { Check, CloudOff, LoaderCircle } from 'lucide-react';
import { Button } from '../elements/Button.tsx';
import { Popover } from '../elements/Popover.tsx';
import { TextField } from '../elements/TextField.tsx';
import { bytes } from '../format.ts';
import { useActions, useStudioState } from '../hooks/studio.ts';
import { FailureNotice } from '../parts/FailureNotice.tsx';
import styles from './ProjectButton.module.css';

const SAVING = { saved: 'Saved', saving: 'Saving', failed: 'Not saved', unkept: 'Not kept' } as const;

/** The project that is open: its name, whether it is stored, and the way to the others. */
export function ProjectButton() {
  const { info, saving, access, space, unkept } = useStudioState((state) => state.project);
  const { project } = useActions();
  if (!info) return null;
  return (
    <Popover
      title="Project"
      look="quiet"
      face={<Face name={info.name} saving={unkept === null ? saving.kind : 'unkept'} />}
    >
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
          <FailureNotice failure={saving.failure} />
        ) : (
          <p>
            {access.kind === 'open' ? KEPT[unkept === null ? 'kept' : 'unkept'] : 'Another tab has it open.'}
            {space !== null &&
              unkept === null &&
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

const KEPT = {
  kept: 'All you do is stored in this browser as you do it.',
  unkept: 'It is gone when you leave the page: export it to keep it.',
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
