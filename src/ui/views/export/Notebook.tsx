import { Check, Copy } from 'lucide-react';
import { useMemo, useState } from 'react';
import { notebookOf } from '../../../store/export/notebook.ts';
import { Button } from '../../elements/Button.tsx';
import { Disclosure } from '../../elements/Disclosure.tsx';
import { useStudioState } from '../../hooks/studio.ts';
import { say } from '../../words/say.ts';
import styles from './Notebook.module.css';

/** The cell that loads the export in a notebook: placing every picture is no work for who does not look. */
export function Notebook() {
  return (
    <Disclosure summary={say.notebook.title} onDemand>
      <Cell />
    </Disclosure>
  );
}

function Cell() {
  const seeds = useStudioState((state) => state.seeds);
  const run = useStudioState((state) => state.run);
  const review = useStudioState((state) => state.review);
  // What is chosen, and not how far an export is: the cell is the same at each of its steps.
  const layout = useStudioState((state) => state.export.layout);
  const include = useStudioState((state) => state.export.include);
  const cell = useMemo(
    () => notebookOf({ seeds, run, review, export: { layout, include } }),
    [seeds, run, review, layout, include],
  );
  const [copied, setCopied] = useState<string | null>(null);
  const done = copied === cell;
  return (
    <div className={styles.notebook}>
      <p>{say.notebook.about}</p>
      <pre tabIndex={0}>
        <code>{cell}</code>
      </pre>
      <Button
        icon={done ? <Check aria-hidden /> : <Copy aria-hidden />}
        onClick={() => {
          void navigator.clipboard.writeText(cell).then(() => {
            setCopied(cell);
          });
        }}
      >
        {done ? say.notebook.copied : say.notebook.copy}
      </Button>
    </div>
  );
}
