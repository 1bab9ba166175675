import { File as FileIcon, Folder } from 'lucide-react';
import { useState } from 'react';
import { FileButton } from '../../elements/FileButton.tsx';
import { TextField } from '../../elements/TextField.tsx';
import { useActions } from '../../hooks/studio.ts';
import { say } from '../../words/say.ts';
import styles from './ModelsView.module.css';

/** Packs of the person's own files: chosen here, or dropped anywhere on the screen. */
export function FromYourMachine() {
  const { models } = useActions();
  const [title, setTitle] = useState('');
  const [licence, setLicence] = useState('');
  const [scale, setScale] = useState('');
  const told = {
    ...(title !== '' && { title }),
    ...(licence !== '' && { licence }),
    ...(scale !== '' && { logitScale: Number(scale) }),
  };
  const take = (files: readonly File[]) => {
    models.openFiles(files, told);
  };
  return (
    <section
      className={styles.role}
      aria-label={say.models.fromYourMachine}
      onDragOver={(event) => {
        event.preventDefault();
      }}
      onDrop={(event) => {
        event.preventDefault();
        event.stopPropagation();
        models.openDrop(event.dataTransfer, told);
      }}
    >
      <h2>{say.models.fromYourMachine}</h2>
      <p>{say.models.aFolderAZip}</p>
      <div className={styles.fields}>
        <TextField
          label={say.models.title}
          value={title}
          placeholder={say.models.nameOfTheFolder}
          onChange={setTitle}
        />
        <TextField
          label={say.models.licence}
          value={licence}
          placeholder="MIT"
          refuse={(draft) => (/^[A-Za-z0-9.+-]*$/u.test(draft) ? null : say.models.expectedAnSpdxName)}
          onChange={setLicence}
        />
        <TextField
          label={say.models.logitScale}
          value={scale}
          placeholder={say.models.asTheFilesSay}
          refuse={(draft) => (draft === '' || Number(draft) > 0 ? null : say.models.expectedANumberAbove)}
          onChange={setScale}
        />
      </div>
      <div className={styles.tools}>
        <FileButton label={say.models.chooseAFolderOf} folder icon={<Folder aria-hidden />} onFiles={take} />
        <FileButton label={say.models.chooseFilesOrA} several icon={<FileIcon aria-hidden />} onFiles={take} />
      </div>
    </section>
  );
}
