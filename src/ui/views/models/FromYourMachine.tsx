import { File as FileIcon, Folder } from 'lucide-react';
import { useState } from 'react';
import { FileButton } from '../../elements/FileButton.tsx';
import { TextField } from '../../elements/TextField.tsx';
import { useActions } from '../../hooks/studio.ts';
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
      aria-label="From your machine"
      onDragOver={(event) => {
        event.preventDefault();
      }}
      onDrop={(event) => {
        event.preventDefault();
        event.stopPropagation();
        models.openDrop(event.dataTransfer, told);
      }}
    >
      <h2>From your machine</h2>
      <p>
        A folder, a zip, or the .onnx files of a judge (an image and a text tower), of a prior (an encoder and a
        decoder) or of a safety classifier, with the .json files that are published beside them. Choose them, or drop
        them here: they are read and run once, and you are told what is missing.
      </p>
      <div className={styles.fields}>
        <TextField label="Title" value={title} placeholder="Name of the folder" onChange={setTitle} />
        <TextField
          label="Licence"
          value={licence}
          placeholder="MIT"
          refuse={(draft) => (/^[A-Za-z0-9.+-]*$/u.test(draft) ? null : 'Expected an SPDX name such as MIT.')}
          onChange={setLicence}
        />
        <TextField
          label="Logit scale"
          value={scale}
          placeholder="As the files say"
          refuse={(draft) => (draft === '' || Number(draft) > 0 ? null : 'Expected a number above 0.')}
          onChange={setScale}
        />
      </div>
      <div className={styles.tools}>
        <FileButton label="Choose a folder of models" folder icon={<Folder aria-hidden />} onFiles={take} />
        <FileButton label="Choose files or a zip" several icon={<FileIcon aria-hidden />} onFiles={take} />
      </div>
    </section>
  );
}
