/** @file The map's picture: thousands of dots, so a canvas and not elements. */

import type { Size } from '../../hooks/size.ts';
import type { Point } from './lasso.ts';

export interface Dot extends Point {
  /** A CSS colour; custom properties are those of the canvas. */
  readonly colour: string;
  readonly seed: boolean;
  /** Steps back behind those that were chosen. */
  readonly faint: boolean;
  /** Drawn in place of the dot, framed by its colour. */
  readonly picture?: ImageBitmap | undefined;
}

/** Side of a picture on the map, in CSS pixels. */
export const THUMBNAIL = 34;

/** What lies above the dots. */
export interface Marks {
  /** The line that is being drawn. */
  readonly outline: readonly Point[];
  /** Where the keyboard is. */
  readonly ring: Point | null;
}

/** Draws variants as dots, seeds as rings above them, and the marks. */
export function drawMap(
  canvas: HTMLCanvasElement,
  { width, height }: Size,
  dots: readonly Dot[],
  { outline, ring }: Marks,
): void {
  const scale = devicePixelRatio;
  canvas.width = Math.round(width * scale);
  canvas.height = Math.round(height * scale);
  canvas.style.width = `${width}px`;
  canvas.style.height = `${height}px`;
  const context = canvas.getContext('2d');
  if (!context) return;
  context.scale(scale, scale);
  const resolved = new Map<string, string>();
  const colour = (css: string): string => {
    const known = resolved.get(css) ?? resolve(css, canvas);
    resolved.set(css, known);
    return known;
  };
  for (const dot of dots) {
    if (dot.seed || dot.picture) continue;
    context.globalAlpha = dot.faint ? 0.14 : 0.8;
    context.fillStyle = colour(dot.colour);
    context.beginPath();
    context.arc(dot.x, dot.y, 3, 0, 2 * Math.PI);
    context.fill();
  }
  context.lineWidth = 2;
  for (const dot of dots) {
    if (!dot.seed || dot.picture) continue;
    context.globalAlpha = dot.faint ? 0.3 : 1;
    context.strokeStyle = colour(dot.colour);
    context.beginPath();
    context.arc(dot.x, dot.y, 5, 0, 2 * Math.PI);
    context.stroke();
  }
  for (const dot of dots) if (dot.picture) drawPicture(context, dot, dot.picture, colour(dot.colour));
  context.globalAlpha = 1;
  if (ring) {
    context.strokeStyle = colour('var(--sky)');
    context.beginPath();
    context.arc(ring.x, ring.y, 9, 0, 2 * Math.PI);
    context.stroke();
  }
  if (outline.length < 2) return;
  context.strokeStyle = colour('var(--sky)');
  context.setLineDash([4, 4]);
  context.beginPath();
  outline.forEach(({ x, y }, i) => {
    if (i === 0) context.moveTo(x, y);
    else context.lineTo(x, y);
  });
  context.closePath();
  context.stroke();
}

/** A picture in a frame of its colour: round for a seed, as everywhere. */
function drawPicture(
  context: CanvasRenderingContext2D,
  { x, y, seed, faint }: Dot,
  picture: ImageBitmap,
  colour: string,
): void {
  const shorter = Math.min(picture.width, picture.height);
  const [left, top] = [x - THUMBNAIL / 2, y - THUMBNAIL / 2];
  context.save();
  context.globalAlpha = faint ? 0.2 : 1;
  context.beginPath();
  context.roundRect(left, top, THUMBNAIL, THUMBNAIL, seed ? 10 : 3);
  context.save();
  context.clip();
  context.drawImage(
    picture,
    (picture.width - shorter) / 2,
    (picture.height - shorter) / 2,
    shorter,
    shorter,
    left,
    top,
    THUMBNAIL,
    THUMBNAIL,
  );
  context.restore();
  context.lineWidth = seed ? 3 : 2;
  context.strokeStyle = colour;
  context.stroke();
  context.restore();
}

/** A canvas does not know custom properties: the browser resolves them on the element. */
function resolve(css: string, canvas: HTMLCanvasElement): string {
  canvas.style.color = css;
  const { color } = getComputedStyle(canvas);
  canvas.style.color = '';
  return color;
}
