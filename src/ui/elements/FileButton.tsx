import type { ReactNode } from 'react';
import { buttonClass, type ButtonLook } from './Button.tsx';
import styles from './FileButton.module.css';

export interface FileButtonProps extends ButtonLook {
  /** Its name. */
  readonly label: string;
  /** What is read on it where it stands beside what it is about. Default: its name. */
  readonly words?: string;
  readonly icon?: ReactNode;
  /** A whole folder is chosen instead of files. */
  readonly folder?: boolean;
  /** Several files may be chosen. Default: one. */
  readonly several?: boolean;
  /** On a phone, the camera is opened instead. */
  readonly camera?: boolean;
  readonly accept?: string;
  readonly onFiles: (files: readonly File[]) => void;
}

/** A file input that looks like a button. */
export function FileButton({
  label,
  words,
  icon,
  folder = false,
  several = false,
  camera = false,
  accept,
  onFiles,
  ...look
}: FileButtonProps) {
  return (
    <label className={buttonClass(look)}>
      {icon}
      {words ?? label}
      <input
        aria-label={words === undefined ? undefined : label}
        className={styles.input}
        type="file"
        accept={accept}
        multiple={several}
        capture={camera ? 'environment' : undefined}
        // React's types lack the attribute; every browser that can choose folders reads it.
        {...(folder && { webkitdirectory: '', multiple: true })}
        onChange={(event) => {
          const files = [...(event.currentTarget.files ?? [])];
          // The same choice again must be a change.
          event.currentTarget.value = '';
          if (files.length > 0) onFiles(files);
        }}
      />
    </label>
  );
}
