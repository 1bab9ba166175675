import { FolderDown } from 'lucide-react';
import { useEffect, useEffectEvent, useState } from 'react';
import { useActions } from '../hooks/studio.ts';
import styles from './DropTarget.module.css';

const bringsFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') ?? false;

/** Takes folders and zips dropped anywhere on the page. */
export function DropTarget() {
  const { seeds, view } = useActions();
  const [over, setOver] = useState(false);

  const onDrop = useEffectEvent((event: DragEvent) => {
    setOver(false);
    if (!bringsFiles(event)) return;
    event.preventDefault();
    if (event.dataTransfer) seeds.openDrop(event.dataTransfer);
    view.change({ step: 'seeds' });
  });

  useEffect(() => {
    // Entering a child fires before leaving its parent: only the balance says whether the page was left.
    let depth = 0;
    const enter = (event: DragEvent) => {
      if (!bringsFiles(event)) return;
      depth++;
      setOver(true);
    };
    const leave = () => {
      depth = Math.max(0, depth - 1);
      if (depth === 0) setOver(false);
    };
    const move = (event: DragEvent) => {
      if (bringsFiles(event)) event.preventDefault();
    };
    const drop = (event: DragEvent) => {
      depth = 0;
      onDrop(event);
    };
    addEventListener('dragenter', enter);
    addEventListener('dragleave', leave);
    addEventListener('dragover', move);
    addEventListener('drop', drop);
    return () => {
      removeEventListener('dragenter', enter);
      removeEventListener('dragleave', leave);
      removeEventListener('dragover', move);
      removeEventListener('drop', drop);
    };
  }, []);

  if (!over) return null;
  return (
    <div className={styles.target}>
      <FolderDown aria-hidden />
      Drop a folder or a zip to read its pictures
    </div>
  );
}
