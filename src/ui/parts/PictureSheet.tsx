import { useLayoutEffect, useRef } from 'react';
import type { ImageKey } from '../../store/ids.ts';
import { useStudio } from '../hooks/studio.ts';
import { pictureContext } from './pictureContext.ts';

/** A square on the sheet, in CSS pixels. */
export interface SheetPicture {
  readonly image: ImageKey;
  readonly left: number;
  readonly top: number;
  readonly side: number;
  /** Radius of its corners. */
  readonly round: number;
}

export interface PictureSheetProps {
  readonly pictures: readonly SheetPicture[];
  readonly width: number;
  readonly height: number;
  readonly className?: string | undefined;
}

/**
 * Many pictures of the store on one canvas: the browser composes every canvas by itself, which adds up where rows of pictures fly by.
 * It is hidden from assistive technology; what stands over it has the words. Hidden altogether until the first picture is there.
 */
export function PictureSheet({ pictures, width, height, className }: PictureSheetProps) {
  const { images } = useStudio();
  const ref = useRef<HTMLCanvasElement>(null);
  const scale = scaleOf(width, height);
  // Compared by what it says: whoever draws this again need not keep the list.
  const list = JSON.stringify(pictures);
  useLayoutEffect(() => {
    const canvas = ref.current;
    const context = canvas && pictureContext(canvas);
    if (!canvas || !context) return undefined;
    const places = JSON.parse(list) as readonly SheetPicture[];
    // Also clears it.
    canvas.width = Math.ceil(width * scale);
    canvas.height = Math.ceil(height * scale);
    context.scale(scale, scale);
    context.imageSmoothingQuality = 'medium';
    let shown = true;
    const show = (place: SheetPicture, bitmap: ImageBitmap) => {
      drawCovering(context, place, bitmap);
      canvas.hidden = false;
    };
    for (const place of places) {
      const known = images.peek(place.image);
      if (known) show(place, known);
      else drawEmpty(context, place);
      void images.acquire(place.image).then((bitmap) => {
        if (shown && bitmap && bitmap !== known) show(place, bitmap);
      });
    }
    return () => {
      shown = false;
      for (const { image } of places) images.release(image);
    };
  }, [images, list, width, height, scale]);
  // `hidden` is the effect's: React never changes it again.
  return <canvas ref={ref} className={className} style={{ inlineSize: width, blockSize: height }} aria-hidden hidden />;
}

/** Most pixels of a sheet: 64 MB. A family of a hundred at the largest zoom is drawn coarser than the display could show it. */
const MOST_PIXELS = 2 ** 24;
/** Longest side of a canvas that every browser draws, in pixels. */
const LONGEST = 2 ** 14;

/** Pixels of the sheet a CSS pixel: the display's, where the sheet does not become too large by it. */
const scaleOf = (width: number, height: number): number =>
  Math.min(devicePixelRatio, Math.sqrt(MOST_PIXELS / (width * height)), LONGEST / Math.max(width, height));

/** What is still on its way: seen on light and dark. */
const EMPTY = 'rgb(128 128 128 / 14%)';

function drawEmpty(context: CanvasRenderingContext2D, { left, top, side, round }: SheetPicture): void {
  context.beginPath();
  context.roundRect(left, top, side, side, round);
  context.fillStyle = EMPTY;
  context.fill();
}

/** Fills the square, cropped in the middle where the picture is none. */
function drawCovering(
  context: CanvasRenderingContext2D,
  { left, top, side, round }: SheetPicture,
  bitmap: ImageBitmap,
): void {
  const shorter = Math.min(bitmap.width, bitmap.height);
  const [x, y] = [(bitmap.width - shorter) / 2, (bitmap.height - shorter) / 2];
  context.save();
  context.beginPath();
  context.roundRect(left, top, side, side, round);
  context.clip();
  context.clearRect(left, top, side, side);
  context.drawImage(bitmap, x, y, shorter, shorter, left, top, side, side);
  context.restore();
}
