import type { ComponentProps, ReactNode } from 'react';
import { cx } from '../cx.ts';
import styles from './Button.module.css';

export interface ButtonLook {
  /** `solid`: the one next thing to do. Default: `plain`. */
  readonly look?: 'plain' | 'solid' | 'quiet';
  readonly size?: 'medium' | 'large';
}

/** The class of a button's look, for labels and links that look like buttons. */
export const buttonClass = ({ look = 'plain', size = 'medium' }: ButtonLook): string =>
  cx(styles.button, look !== 'plain' && styles[look], size === 'large' && styles.large);

export type ButtonProps = ButtonLook &
  ComponentProps<'button'> & {
    readonly icon?: ReactNode;
  };

/** A button with its words, and an icon before them. */
export function Button({ look, size, icon, className, children, ...rest }: ButtonProps) {
  return (
    <button
      type="button"
      {...rest}
      className={cx(buttonClass({ ...(look && { look }), ...(size && { size }) }), className)}
    >
      {icon}
      {children}
    </button>
  );
}

export interface IconButtonProps extends Omit<ComponentProps<'button'>, 'children'> {
  /** What it does, for a tooltip and for those who do not see the icon. */
  readonly label: string;
  readonly icon: ReactNode;
  /** For a switch: whether it is on. */
  readonly pressed?: boolean;
}

/** A button that is an icon alone. */
export function IconButton({ label, icon, pressed, className, ...rest }: IconButtonProps) {
  return (
    <button
      type="button"
      aria-label={label}
      title={label}
      aria-pressed={pressed}
      {...rest}
      className={cx(styles.button, styles.quiet, styles.icon, pressed && styles.pressed, className)}
    >
      {icon}
    </button>
  );
}
