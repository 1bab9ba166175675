import { useId, useRef, useState, type ReactNode } from 'react';
import { Button, type ButtonProps } from './Button.tsx';
import styles from './Popover.module.css';

export interface PopoverProps extends Omit<ButtonProps, 'popoverTarget' | 'children'> {
  /** Name of what opens. */
  readonly title: string;
  /** What the button shows. */
  readonly face: ReactNode;
  /** What opens; where it leads elsewhere, it is given a way to close the window. */
  readonly children: ReactNode | ((close: () => void) => ReactNode);
}

/** A button that opens a small window below it, closed by Escape or a click elsewhere; what is in it exists while it is open. */
export function Popover({ title, face, children, ...button }: PopoverProps) {
  const id = useId();
  const anchor = useRef<HTMLSpanElement>(null);
  const panel = useRef<HTMLDivElement>(null);
  const [open, setOpen] = useState(false);
  return (
    <span ref={anchor} className={styles.anchor}>
      <Button {...button} popoverTarget={id}>
        {face}
      </Button>
      <div
        ref={panel}
        id={id}
        popover="auto"
        role="dialog"
        aria-label={title}
        className={styles.panel}
        onBeforeToggle={(event) => {
          const box = anchor.current?.getBoundingClientRect();
          setOpen(event.newState === 'open');
          if (event.newState !== 'open' || !box) return;
          // Kept inside the window: aligned at the other side where it would run out.
          const { style } = event.currentTarget;
          const from = getComputedStyle(event.currentTarget).direction === 'rtl' ? innerWidth - box.right : box.left;
          style.insetBlockStart = `${box.bottom + 6}px`;
          style.insetInlineStart = `clamp(8px, ${from}px, calc(100vw - var(--panel-width) - 8px))`;
          style.maxBlockSize = `calc(100dvh - ${box.bottom + 18}px)`;
        }}
      >
        {open && (typeof children === 'function' ? children(() => panel.current?.hidePopover()) : children)}
      </div>
    </span>
  );
}
