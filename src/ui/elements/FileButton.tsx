import type { ReactNode } from 'react';
import { buttonClass, type ButtonLook } from './Button.tsx';
import styles from './FileButton.module.css';

export interface FileButtonProps extends ButtonLook {
  readonly label: string;
  readonly icon?: ReactNode;
  /** A whole folder is chosen instead of files. */
  readonly folder?: boolean;
  readonly accept?: string;
  readonly onFiles: (files: readonly File[]) => void;
}

/** A file input that looks like a button; its label is its name. */
export function FileButton({ label, icon, folder = false, accept, onFiles, ...look }: FileButtonProps) {
  return (
    <label className={buttonClass(look)}>
      {icon}
      {label}
      <input
        className={styles.input}
        type="file"
        accept={accept}
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
