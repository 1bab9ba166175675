import { useEffect, useState } from 'react';
import type { ImageKey } from '../../../store/ids.ts';
import { useStudio } from '../../hooks/studio.ts';

const NONE: ReadonlyMap<ImageKey, ImageBitmap> = new Map();

/** Decoded pictures of the store as they come; those that are known are there at once. */
export function useThumbnails(keys: readonly ImageKey[]): ReadonlyMap<ImageKey, ImageBitmap> {
  const { images } = useStudio();
  const [shown, setShown] = useState(NONE);
  useEffect(() => {
    const found = new Map<ImageKey, ImageBitmap>();
    let [wanted, frame] = [true, 0];
    const tell = () => {
      frame = 0;
      if (wanted) setShown(new Map(found));
    };
    for (const key of keys) {
      void images.acquire(key).then((bitmap) => {
        if (!wanted || !bitmap) return;
        found.set(key, bitmap);
        frame ||= requestAnimationFrame(tell);
      });
    }
    return () => {
      wanted = false;
      cancelAnimationFrame(frame);
      setShown(NONE);
      for (const key of keys) images.release(key);
    };
  }, [images, keys]);
  return shown;
}
