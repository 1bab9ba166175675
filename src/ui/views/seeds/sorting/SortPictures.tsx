import { Plus } from 'lucide-react';
import { useRef } from 'react';
import { flushSync } from 'react-dom';
import type { Failure } from '../../../../core/failure.ts';
import { nextToDo } from '../../../../store/sorting/draft.ts';
import { Button } from '../../../elements/Button.tsx';
import { Notice } from '../../../elements/Notice.tsx';
import { usePageKeys } from '../../../hooks/keys.ts';
import { useActions, useStudioState } from '../../../hooks/studio.ts';
import { FailureNotice } from '../../../parts/FailureNotice.tsx';
import { say } from '../../../words/say.ts';
import { ClassBin } from './ClassBin.tsx';
import { LooseTray } from './LooseTray.tsx';
import styles from './SortPictures.module.css';

/** Classes made by hand, from photographs that lie in no folders. */
export function SortPictures({ failure }: { readonly failure?: Failure }) {
  const draft = useStudioState((state) => state.sorting.draft);
  const notTaken = useStudioState((state) => state.sorting.notTaken);
  const { sorting } = useActions();
  const bins = useRef<HTMLUListElement>(null);
  usePageKeys(({ key, ctrlKey, metaKey, altKey }) => {
    const bin = /^[1-9]$/u.test(key) ? draft?.classes[Number(key) - 1] : undefined;
    if (!draft || !bin || draft.selected.size === 0 || ctrlKey || metaKey || altKey) return false;
    sorting.step({ kind: 'selected-put', id: bin.id });
    return true;
  });
  if (!draft) return null;
  const { classes, loose, selected } = draft;
  const toDo = nextToDo(draft);
  const sorted = classes.reduce((sum, { files }) => sum + files.length, 0);
  return (
    <div
      className={styles.page}
      onDragOver={(event) => {
        event.preventDefault();
      }}
      onDrop={(event) => {
        event.preventDefault();
        event.stopPropagation();
        if (event.dataTransfer.types.includes('Files')) void sorting.drop(event.dataTransfer, null);
      }}
    >
      <header className={styles.head}>
        <h1>{say.seeds.nameYourClassesAnd}</h1>
        <p>{say.seeds.aFewPhotographsA}</p>
      </header>
      {failure && <FailureNotice failure={failure} />}
      {notTaken && <Notice tone="warn" title={say.notTaken(notTaken)} />}
      <ul ref={bins} className={styles.bins} aria-label={say.seeds.classes}>
        {classes.map((bin, i) => (
          <ClassBin key={bin.id} bin={bin} place={i + 1} selected={selected.size} />
        ))}
        <li className={styles.more}>
          <Button
            look="quiet"
            icon={<Plus aria-hidden />}
            onClick={() => {
              flushSync(() => {
                sorting.step({ kind: 'class-added' });
              });
              [...bins.current!.querySelectorAll<HTMLInputElement>('input[type=text]')].at(-1)?.focus();
            }}
          >
            {say.seeds.addAClass}
          </Button>
        </li>
      </ul>
      {loose.length > 0 && <LooseTray loose={loose} selected={selected} />}
      <footer className={styles.foot}>
        <Button
          look="solid"
          size="large"
          disabled={toDo !== null}
          aria-describedby="sorting-to-do"
          onClick={() => {
            sorting.finish();
          }}
        >
          {say.seeds.usePicture(sorted)}
        </Button>
        <Button
          size="large"
          look="quiet"
          onClick={() => {
            sorting.end();
          }}
        >
          {say.seeds.back}
        </Button>
        <p id="sorting-to-do" className={styles.toDo}>
          {toDo ? say.sortingFault(toDo) : loose.length > 0 && say.seeds.pictureWithoutAClass2(loose.length)}
        </p>
      </footer>
    </div>
  );
}
