import { useEffect, useRef, useState } from 'react';
import type { ImageKey } from '../../store/ids.ts';
import { Picture, type PictureProps } from '../elements/Picture.tsx';
import { usePictureUrl } from '../hooks/pictureUrl.ts';

export interface StoredPictureProps extends Omit<PictureProps, 'url'> {
  readonly image: ImageKey;
}

/** A picture of the store. */
export function StoredPicture({ image, ...rest }: StoredPictureProps) {
  return <Picture url={usePictureUrl(image)} {...rest} />;
}

/** A picture of the store that is read when it comes near the screen. */
export function LazyPicture({ image, ...rest }: StoredPictureProps) {
  const ref = useRef<HTMLSpanElement>(null);
  const [near, setNear] = useState(false);
  const url = usePictureUrl(near ? image : null);
  useEffect(() => {
    if (!ref.current) return;
    const observer = new IntersectionObserver(
      ([entry]) => {
        setNear(entry?.isIntersecting ?? false);
      },
      { rootMargin: '400px' },
    );
    observer.observe(ref.current);
    return () => {
      observer.disconnect();
    };
  }, []);
  return (
    <span ref={ref} style={{ display: 'block' }}>
      <Picture url={url} {...rest} />
    </span>
  );
}
