import { ChevronRight } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import styles from './Disclosure.module.css';

export interface DisclosureProps {
  readonly summary: ReactNode;
  readonly open?: boolean;
  /** Whether the details are made when they are first opened, and not before. Default: at once. */
  readonly onDemand?: boolean;
  readonly children: ReactNode;
}

/** Details that open on request. */
export function Disclosure({ summary, open = false, onDemand = false, children }: DisclosureProps) {
  const [wasOpen, setWasOpen] = useState(open);
  return (
    <details
      className={styles.details}
      open={open}
      onToggle={({ currentTarget }) => {
        if (currentTarget.open) setWasOpen(true);
      }}
    >
      <summary>
        <ChevronRight aria-hidden />
        {summary}
      </summary>
      <div className={styles.body}>{(wasOpen || !onDemand) && children}</div>
    </details>
  );
}
