import { X } from 'lucide-react';
import { useEffect, useId, useRef, type ReactNode } from 'react';
import { IconButton } from './Button.tsx';
import { cx } from '../cx.ts';
import { say } from '../words/say.ts';
import styles from './Dialog.module.css';

export interface DialogProps {
  readonly title: string;
  readonly open: boolean;
  readonly onClose: () => void;
  /** As wide as there is room, for pictures. Default: as wide as one reads. */
  readonly wide?: boolean;
  readonly children: ReactNode;
}

/** A modal window: keeps the focus, closes on Escape and on a click beside it. */
export function Dialog({ title, open, onClose, wide = false, children }: DialogProps) {
  const ref = useRef<HTMLDialogElement>(null);
  const heading = useId();
  useEffect(() => {
    const dialog = ref.current;
    if (open) dialog?.showModal();
    else dialog?.close();
  }, [open]);
  return (
    <dialog
      ref={ref}
      className={cx(styles.dialog, wide && styles.wide)}
      aria-labelledby={heading}
      onClose={onClose}
      onClick={(event) => {
        if (event.target === event.currentTarget) onClose();
      }}
    >
      <div className={styles.head}>
        <h2 id={heading}>{title}</h2>
        <IconButton label={say.elements.close} icon={<X />} onClick={onClose} />
      </div>
      {/* It may scroll, and then by keyboard too. */}
      <div className={styles.body} role="group" aria-labelledby={heading} tabIndex={0}>
        {children}
      </div>
    </dialog>
  );
}
