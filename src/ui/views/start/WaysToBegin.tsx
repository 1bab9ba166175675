import { FileArchive, FolderOpen, Shapes, Sprout } from 'lucide-react';
import { Button } from '../../elements/Button.tsx';
import { FileButton } from '../../elements/FileButton.tsx';
import { useActions } from '../../hooks/studio.ts';
import { say } from '../../words/say.ts';
import styles from './StartScreen.module.css';

/** The sample set before one's own pictures: whoever has none at hand sees the whole way with it. */
export function WaysToBegin() {
  const { seeds, sorting } = useActions();
  return (
    <div className={styles.begin} role="group" aria-label={say.start.waysToBegin}>
      <div className={styles.ways}>
        <Button
          look="solid"
          size="large"
          icon={<Sprout aria-hidden />}
          onClick={() => {
            seeds.openSample();
          }}
        >
          {say.start.trySample}
        </Button>
        <FileButton
          label={say.start.chooseFolder}
          icon={<FolderOpen />}
          folder
          size="large"
          onFiles={(files) => {
            seeds.openFiles(files);
          }}
        />
        <FileButton
          label={say.start.chooseZip}
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
          {say.start.nameClasses}
        </Button>
      </div>
      <p className={styles.drop}>{say.start.drop}</p>
    </div>
  );
}
