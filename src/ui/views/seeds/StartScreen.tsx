import { FileArchive, FolderOpen, Shapes } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button } from '../../elements/Button.tsx';
import { FileButton } from '../../elements/FileButton.tsx';
import { useActions } from '../../hooks/studio.ts';
import { ProjectList } from '../projects/ProjectList.tsx';
import { BallDiagram } from './BallDiagram.tsx';
import styles from './StartScreen.module.css';

/** Before there are pictures: what this is, and the ways to begin. */
export function StartScreen({ notice }: { readonly notice?: ReactNode }) {
  const { seeds, sorting } = useActions();
  return (
    <div className={styles.page}>
      <div className={styles.start}>
        <div className={styles.words}>
          <h1>Grow a small set of labelled pictures into a larger, better one.</h1>
          <p className={styles.lead}>
            Drop a folder or a zip anywhere on this page. From every picture, new ones are imagined that keep its class
            and add something to it. You look at each and decide what stays.
          </p>
          {notice}
          <div className={styles.ways}>
            <FileButton
              label="Choose a folder"
              icon={<FolderOpen />}
              folder
              look="solid"
              size="large"
              onFiles={(files) => {
                seeds.openFiles(files);
              }}
            />
            <FileButton
              label="Choose a zip"
              icon={<FileArchive />}
              accept=".zip,.tar,.gz,.tgz,application/zip,application/x-tar,application/gzip"
              size="large"
              onFiles={(files) => {
                seeds.openFiles(files);
              }}
            />
            <Button
              size="large"
              onClick={() => {
                seeds.openSample();
              }}
            >
              Try the sample set
            </Button>
            <Button
              size="large"
              look="quiet"
              icon={<Shapes aria-hidden />}
              onClick={() => {
                sorting.begin();
              }}
            >
              Name classes, add photos
            </Button>
          </div>
          <dl className={styles.facts}>
            <div>
              <dt>One folder a class</dt>
              <dd>
                <code>cat/1.jpg</code>, <code>dog/2.png</code>. Splits such as <code>train/cat/1.jpg</code> are
                understood; only train grows. Loose photos are put into classes here.
              </dd>
            </div>
            <div>
              <dt>Everything stays here</dt>
              <dd>The models run in this page. No picture leaves the machine, and your folder is only read.</dd>
            </div>
            <div>
              <dt>A zip that trains</dt>
              <dd>
                Originals and accepted variants in class folders, with the figures and the settings that made each.
              </dd>
            </div>
          </dl>
        </div>
        <BallDiagram />
      </div>
      <div className={styles.projects}>
        <ProjectList />
      </div>
    </div>
  );
}
