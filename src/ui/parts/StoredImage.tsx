import { useLayoutEffect, useRef } from 'react';
import type { ImageKey } from '../../store/ids.ts';
import { useStudio } from '../hooks/studio.ts';
import { pictureContext } from './pictureContext.ts';

export interface StoredImageProps {
  readonly image: ImageKey;
  /** Words for the picture; '' where words beside it say the same. */
  readonly alt: string;
}

/** A picture of the store, drawn when it is there: hidden before, and where it is gone. */
export function StoredImage({ image, alt }: StoredImageProps) {
  const { images } = useStudio();
  const canvas = useRef<HTMLCanvasElement>(null);
  useLayoutEffect(() => {
    const element = canvas.current;
    if (!element) return undefined;
    let shown = true;
    const known = images.peek(image);
    // Another picture was there before: it stays until this one has come.
    if (known) draw(element, known);
    void images.acquire(image).then((bitmap) => {
      if (!shown) return;
      if (!bitmap) element.hidden = true;
      else if (bitmap !== known) draw(element, bitmap);
    });
    return () => {
      shown = false;
      images.release(image);
    };
  }, [images, image]);
  const words = alt === '' ? { 'aria-hidden': true } : { role: 'img', 'aria-label': alt };
  // `hidden` is the effect's: React never changes it again.
  return <canvas ref={canvas} hidden {...words} />;
}

function draw(canvas: HTMLCanvasElement, bitmap: ImageBitmap): void {
  // Also clears it.
  canvas.width = bitmap.width;
  canvas.height = bitmap.height;
  pictureContext(canvas)?.drawImage(bitmap, 0, 0);
  canvas.hidden = false;
}
