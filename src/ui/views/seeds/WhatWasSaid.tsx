import { FileArchive, FolderOpen } from 'lucide-react';
import type { FolderRole } from '../../../core/dataset/folderTree.ts';
import { saysAnything, type Said } from '../../../store/seeds/corrections.ts';
import type { SeedsState } from '../../../store/seeds/state.ts';
import { Button } from '../../elements/Button.tsx';
import { FileButton } from '../../elements/FileButton.tsx';
import { Notice } from '../../elements/Notice.tsx';
import { useActions } from '../../hooks/studio.ts';
import { say } from '../../words/say.ts';
import styles from './Understood.module.css';

/** What folders can be, after "is" or "are". */
export const ROLES: Readonly<Record<FolderRole, string>> = {
  get train() {
    return say.seeds.trainingPictures;
  },
  get val() {
    return say.seeds.validationPictures;
  },
  get test() {
    return say.seeds.testPictures;
  },
  get class() {
    return say.seeds.aClass;
  },
  get none() {
    return say.seeds.notUsed;
  },
  get pass() {
    return say.seeds.noFolderOfIts;
  },
};

/** What the person said of the source so far, and a way to take it back; where that waits for the source, a way to choose it. */
export function WhatWasSaid({ seeds, fixed }: { readonly seeds: SeedsState; readonly fixed: boolean }) {
  const actions = useActions();
  const { source, understood } = seeds;
  const open = (files: readonly File[]) => {
    actions.seeds.openFiles(files);
  };
  if (!understood || (!saysAnything(understood.said) && understood.waits !== true)) return null;
  return (
    <>
      {saysAnything(understood.said) && (
        <div className={styles.answers}>
          <span>{say.seeds.youSaid(inWords(understood.said).join(say.elements.semicolon))}</span>
          {!fixed && (
            <Button
              look="quiet"
              onClick={() => {
                actions.seeds.correct({ kind: 'forget' });
              }}
            >
              {say.seeds.takeThatBack}
            </Button>
          )}
        </div>
      )}
      {understood.waits === true && !fixed && source && (
        <Notice
          title={say.seeds.chooseOnceMoreAnd(source.name)}
          action={
            source.kind === 'folder' ? (
              <FileButton label={say.seeds.chooseTheFolder} icon={<FolderOpen />} folder onFiles={open} />
            ) : (
              <FileButton label={say.seeds.chooseTheFile} icon={<FileArchive />} onFiles={open} />
            )
          }
        >
          {say.seeds.itWasReadIn}
        </Notice>
      )}
    </>
  );
}

const inWords = ({ encoding, folders, classes }: Said): readonly string[] => [
  ...folders.map(([folder, role]) => say.seeds.isWord(folder, ROLES[role])),
  ...classes.map(([label, is]) => say.seeds.isTheSameClass(label, is)),
  ...(encoding === null ? [] : [say.seeds.namesAreWrittenAs(encoding)]),
];
