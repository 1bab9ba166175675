import { FolderDown } from 'lucide-react';
import { useEffect, useEffectEvent, useState } from 'react';
import { useActions, useStudioState } from '../hooks/studio.ts';
import { isOver, SILENCE, type DragSign } from './fileDrag.ts';
import { say } from '../words/say.ts';
import styles from './DropTarget.module.css';

const bringsFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') ?? false;

/** Takes folders and zips dropped anywhere on the page. */
export function DropTarget() {
  const { models, seeds, view } = useActions();
  const over = useFileDrag();
  // Who sorts pictures into classes drops them there.
  const choosing = useStudioState((state) => state.models.shown);
  const sorting = useStudioState((state) => state.sorting.draft !== null);

  const onDrop = useEffectEvent((event: DragEvent) => {
    if (!bringsFiles(event)) return;
    event.preventDefault();
    if (!event.dataTransfer) return;
    if (choosing) {
      models.openDrop(event.dataTransfer, {});
      return;
    }
    seeds.openDrop(event.dataTransfer);
    view.change({ step: 'seeds' });
  });

  useEffect(() => {
    const drop = (event: DragEvent) => {
      onDrop(event);
    };
    const allow = (event: DragEvent) => {
      if (bringsFiles(event)) event.preventDefault();
    };
    // Also where the files enter an element: one may come under them just before they are dropped, as a page does that is still loading.
    addEventListener('dragenter', allow);
    addEventListener('dragover', allow);
    addEventListener('drop', drop);
    return () => {
      removeEventListener('dragenter', allow);
      removeEventListener('dragover', allow);
      removeEventListener('drop', drop);
    };
  }, []);

  if (!over || sorting) return null;
  return (
    <div className={styles.target}>
      <FolderDown aria-hidden />
      {say.frame.drop[choosing ? 'models' : 'pictures']}
    </div>
  );
}

/** Whether files are being dragged over the page. */
function useFileDrag(): boolean {
  const [over, setOver] = useState(false);
  useEffect(() => {
    const listening = new AbortController();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const heed = (sign: DragSign) => {
      setOver((before) => isOver(before, sign));
    };
    function on<Name extends keyof WindowEventMap>(name: Name, signOf: (event: WindowEventMap[Name]) => DragSign) {
      const listen = (event: WindowEventMap[Name]) => {
        heed(signOf(event));
      };
      // Captured: no view that keeps an event to itself keeps the end of a drag from this one.
      addEventListener(name, listen, { capture: true, signal: listening.signal });
    }
    const overPage = (event: DragEvent): DragSign => {
      clearTimeout(timer);
      timer = setTimeout(heed, SILENCE, { kind: 'silent' });
      return { kind: 'over', files: bringsFiles(event) };
    };
    on('dragenter', overPage);
    on('dragover', overPage);
    on('dragleave', ({ relatedTarget }) => ({ kind: 'left', to: relatedTarget }));
    on('dragend', () => ({ kind: 'dropped' }));
    on('drop', () => ({ kind: 'dropped' }));
    on('keydown', ({ key }) => ({ kind: 'key', key }));
    on('pointermove', () => ({ kind: 'pointer' }));
    on('pointerdown', () => ({ kind: 'pointer' }));
    return () => {
      listening.abort();
      clearTimeout(timer);
    };
  }, []);
  return over;
}
