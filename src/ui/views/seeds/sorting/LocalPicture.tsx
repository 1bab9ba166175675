import { useEffect, useState } from 'react';
import { Picture } from '../../../elements/Picture.tsx';

/** A picture that is a file of the person's and not read yet; one that the browser does not show is its name. */
export function LocalPicture({ file }: { readonly file: File }) {
  const [address, setAddress] = useState<string | null>(null);
  const [shown, setShown] = useState(true);
  useEffect(() => {
    const made = URL.createObjectURL(file);
    setAddress(made);
    return () => {
      URL.revokeObjectURL(made);
    };
  }, [file]);
  return (
    <Picture>
      {address !== null && shown && (
        <img
          src={address}
          alt=""
          loading="lazy"
          decoding="async"
          draggable={false}
          onError={() => {
            setShown(false);
          }}
        />
      )}
      {!shown && <bdi>{file.name}</bdi>}
    </Picture>
  );
}
