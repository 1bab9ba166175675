import { useEffect, useRef } from 'react';
import type { ImageKey } from '../../store/ids.ts';
import { useStudio } from '../hooks/studio.ts';
import { pictureContext } from './pictureContext.ts';

export interface DifferencePictureProps {
  readonly image: ImageKey;
  /** What it is compared with, of the same size. */
  readonly from: ImageKey;
  readonly alt: string;
}

/** How far each point of a picture is from another's, in each colour, twice as bright as it is. */
export function DifferencePicture({ image, from, alt }: DifferencePictureProps) {
  const { images } = useStudio();
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    let shown = true;
    void Promise.all([images.acquire(image), images.acquire(from)]).then(([picture, other]) => {
      if (shown && canvas.current && picture && other) drawDifference(canvas.current, picture, other);
    });
    return () => {
      shown = false;
      images.release(image);
      images.release(from);
    };
  }, [images, image, from]);
  return <canvas ref={canvas} role="img" aria-label={alt} style={{ filter: 'brightness(2)' }} />;
}

function drawDifference(canvas: HTMLCanvasElement, picture: ImageBitmap, other: ImageBitmap): void {
  canvas.width = picture.width;
  canvas.height = picture.height;
  const context = pictureContext(canvas);
  if (!context) return;
  context.drawImage(other, 0, 0, picture.width, picture.height);
  context.globalCompositeOperation = 'difference';
  context.drawImage(picture, 0, 0);
}
