import { useEffect, useState } from 'react';
import type { ImageKey } from '../../store/ids.ts';
import { useStudio } from './studio.ts';

/**
 * The object URL of a stored picture, held while the caller shows it.
 *
 * @param key `null` while there is nothing to show.
 * @returns `null` until it is known, and where the picture is gone.
 */
export function usePictureUrl(key: ImageKey | null): string | null {
  const { images } = useStudio();
  const [loaded, setLoaded] = useState<{ readonly key: ImageKey; readonly url: string | null } | null>(null);

  useEffect(() => {
    if (key === null) return;
    let shown = true;
    void images.acquire(key).then((url) => {
      if (shown) setLoaded({ key, url });
    });
    return () => {
      shown = false;
      images.release(key);
    };
  }, [images, key]);

  if (key === null) return null;
  return loaded?.key === key ? loaded.url : images.peek(key);
}
