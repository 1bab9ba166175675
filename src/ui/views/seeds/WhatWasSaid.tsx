import { FileArchive, FolderOpen } from 'lucide-react';
import type { FolderRole } from '../../../core/dataset/folderTree.ts';
import { saysAnything, type Said } from '../../../store/seeds/corrections.ts';
import type { SeedsState } from '../../../store/seeds/state.ts';
import { Button } from '../../elements/Button.tsx';
import { FileButton } from '../../elements/FileButton.tsx';
import { Notice } from '../../elements/Notice.tsx';
import { useActions } from '../../hooks/studio.ts';
import styles from './Understood.module.css';

/** What folders can be, after "is" or "are". */
export const ROLES: Readonly<Record<FolderRole, string>> = {
  train: 'training pictures',
  val: 'validation pictures',
  test: 'test pictures',
  class: 'a class',
  none: 'not used',
  pass: 'no folder of its own: what lies in it counts',
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
          <span>You said: {inWords(understood.said).join('; ')}.</span>
          {!fixed && (
            <Button
              look="quiet"
              onClick={() => {
                actions.seeds.correct({ kind: 'forget' });
              }}
            >
              Take that back
            </Button>
          )}
        </div>
      )}
      {understood.waits === true && !fixed && source && (
        <Notice
          title={`Choose “${source.name}” once more, and it is read as you say.`}
          action={
            source.kind === 'folder' ? (
              <FileButton label="Choose the folder" icon={<FolderOpen />} folder onFiles={open} />
            ) : (
              <FileButton label="Choose the file" icon={<FileArchive />} onFiles={open} />
            )
          }
        >
          It was read in an earlier visit, and a page may not open your files by itself. What you named and left out
          stays so.
        </Notice>
      )}
    </>
  );
}

const inWords = ({ encoding, folders, classes }: Said): readonly string[] => [
  ...folders.map(([folder, role]) => `“${folder}” is ${ROLES[role]}`),
  ...classes.map(([label, is]) => `“${label}” is the same class as “${is}”`),
  ...(encoding === null ? [] : [`names are written as ${encoding}`]),
];
