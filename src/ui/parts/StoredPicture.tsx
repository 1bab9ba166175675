import { useEffect, useRef, useState } from 'react';
import { Picture } from '../elements/Picture.tsx';
import { StoredImage, type StoredImageProps } from './StoredImage.tsx';

export interface StoredPictureProps extends StoredImageProps {
  readonly className?: string | undefined;
}

/** A picture of the store in a square. */
export function StoredPicture({ className, ...image }: StoredPictureProps) {
  return (
    <Picture className={className}>
      <StoredImage {...image} />
    </Picture>
  );
}

/** A picture of the store that is read when it comes near the screen. */
export function LazyPicture({ className, ...image }: StoredPictureProps) {
  const ref = useRef<HTMLSpanElement>(null);
  const [near, setNear] = useState(false);
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
      <Picture className={className}>{near && <StoredImage {...image} />}</Picture>
    </span>
  );
}
