import { FileArchive, FolderOpen, Shapes, Sprout } from 'lucide-react';
import { Button } from '../../elements/Button.tsx';
import { FileButton } from '../../elements/FileButton.tsx';
import { useActions } from '../../hooks/studio.ts';
import { start as words } from '../../words/en/page/start.ts';
import styles from './StartScreen.module.css';

/** The sample set before one's own pictures: whoever has none at hand sees the whole way with it. */
export function WaysToBegin() {
  const { seeds, sorting } = useActions();
  return (
    <div className={styles.begin} role="group" aria-label={words.waysToBegin}>
      <div className={styles.ways}>
        <Button
          look="solid"
          size="large"
          icon={<Sprout aria-hidden />}
          onClick={() => {
            seeds.openSample();
          }}
        >
          {words.trySample}
        </Button>
        <FileButton
          label={words.chooseFolder}
          icon={<FolderOpen />}
          folder
          size="large"
          onFiles={(files) => {
            seeds.openFiles(files);
          }}
        />
        <FileButton
          label={words.chooseZip}
          icon={<FileArchive />}
          accept=".zip,.tar,.gz,.tgz,application/zip,application/x-tar,application/gzip"
          size="large"
          onFiles={(files) => {
            seeds.openFiles(files);
          }}
        />
        <Button
          size="large"
          look="quiet"
          icon={<Shapes aria-hidden />}
          onClick={() => {
            sorting.begin();
          }}
        >
          {words.nameClasses}
        </Button>
      </div>
      <p className={styles.drop}>{words.drop}</p>
    </div>
  );
}
