import { useEffect, useRef, type PointerEvent } from 'react';
import type { Place, Stroke } from '../../../core/mask/correct.ts';
import type { SeenLayers } from '../../../protocol/models.ts';
import { drawLayer } from './drawLayer.ts';
import { say } from '../../words/say.ts';
import styles from './ObjectEditor.module.css';

export interface Tool {
  readonly shape: Stroke['kind'];
  /** Of the brush: half of its width, as a share of the side. */
  readonly radius: number;
  readonly includes: boolean;
}

export interface DrawingBoardProps {
  readonly layers: SeenLayers;
  readonly tool: Tool;
  /** Told when a stroke is finished. */
  readonly onStroke: (stroke: Stroke) => void;
}

/** The picture with its object bright: what is drawn on it corrects the mask. */
export function DrawingBoard({ layers, tool, onStroke }: DrawingBoardProps) {
  const ref = useRef<HTMLCanvasElement>(null);
  /** Where the pointer has been since it was pressed. */
  const path = useRef<Place[]>([]);
  useEffect(() => {
    if (ref.current) drawLayer(ref.current, layers, 'picture');
  }, [layers]);
  const placeOf = ({ clientX, clientY, currentTarget }: PointerEvent<HTMLCanvasElement>): Place => {
    const { left, top, width, height } = currentTarget.getBoundingClientRect();
    const within = (value: number) => Math.min(1, Math.max(0, value));
    return [within((clientX - left) / width), within((clientY - top) / height)];
  };
  const show = () => {
    const canvas = ref.current;
    const context = canvas?.getContext('2d');
    if (!canvas || !context) return;
    drawLayer(canvas, layers, 'picture');
    trace(context, layers.side, path.current, tool);
  };
  return (
    <canvas
      ref={ref}
      className={styles.board}
      role="img"
      aria-label={say.parts.thePictureWithWhat}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        path.current = [placeOf(event)];
        show();
      }}
      onPointerMove={(event) => {
        if (path.current.length === 0) return;
        path.current.push(placeOf(event));
        show();
      }}
      onPointerUp={() => {
        const stroke = strokeOf(path.current, tool);
        path.current = [];
        if (stroke) onStroke(stroke);
      }}
      onPointerCancel={() => {
        path.current = [];
        show();
      }}
    />
  );
}

function strokeOf(points: readonly Place[], { shape, radius, includes }: Tool): Stroke | null {
  const [from, to] = [points[0], points.at(-1)];
  if (!from || !to) return null;
  return shape === 'brush' ? { kind: 'brush', includes, radius, points } : { kind: 'box', includes, from, to };
}

/** What is being drawn, before the mask knows of it. */
function trace(context: CanvasRenderingContext2D, side: number, points: readonly Place[], tool: Tool): void {
  const [from, to] = [points[0], points.at(-1)];
  if (!from || !to) return;
  const colour = tool.includes ? 'rgb(80 200 120 / 60%)' : 'rgb(220 70 60 / 60%)';
  context.strokeStyle = colour;
  context.fillStyle = colour;
  if (tool.shape === 'box') {
    context.fillRect(from[0] * side, from[1] * side, (to[0] - from[0]) * side, (to[1] - from[1]) * side);
    return;
  }
  context.lineWidth = 2 * tool.radius * side;
  context.lineCap = 'round';
  context.lineJoin = 'round';
  context.beginPath();
  context.moveTo(from[0] * side, from[1] * side);
  for (const [x, y] of points) context.lineTo(x * side, y * side);
  context.stroke();
}
