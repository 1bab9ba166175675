import { Scissors } from 'lucide-react';
import { useState } from 'react';
import type { ImageId } from '../../../core/brands.ts';
import { Button } from '../../elements/Button.tsx';
import { Dialog } from '../../elements/Dialog.tsx';
import { ObjectEditor } from './ObjectEditor.tsx';
import { say } from '../../words/say.ts';

/** Shows how a seed is cut out for new scenes, and lets the person correct it. */
export function ObjectButton({ id }: { readonly id: ImageId }) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button
        look="quiet"
        icon={<Scissors aria-hidden />}
        onClick={() => {
          setOpen(true);
        }}
      >
        {say.parts.objectAndScene}
      </Button>
      <Dialog
        title={say.parts.objectAndScene}
        open={open}
        onClose={() => {
          setOpen(false);
        }}
      >
        {open && <ObjectEditor id={id} />}
      </Dialog>
    </>
  );
}
