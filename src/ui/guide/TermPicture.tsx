import type { ReactNode } from 'react';
import type { TermId } from './glossary.ts';
import styles from './TermPicture.module.css';

const CENTRE = 40;

/** A little square that stands for a picture. */
const Tile = ({ x, y, as }: { readonly x: number; readonly y: number; readonly as: 'seed' | 'own' | 'other' }) => (
  <rect x={x - 8} y={y - 8} width="16" height="16" rx="3" className={styles[as]} />
);

/** Bars of probabilities, the first of the picture's own class. */
const Bars = ({ heights }: { readonly heights: readonly number[] }) =>
  heights.map((height, i) => (
    <rect
      key={i}
      x={14 + 19 * i}
      y={66 - height}
      width="13"
      height={height}
      rx="2"
      className={i === 0 ? styles.own : styles.other}
    />
  ));

const ball = (radius: number) => <circle cx={CENTRE} cy={CENTRE} r={radius} className={styles.ball} />;
const line = (x: number, y: number, toX: number, toY: number) => (
  <path d={`M${x} ${y}L${toX} ${toY}`} className={styles.line} />
);

const DRAWINGS: Readonly<Record<TermId, ReactNode>> = {
  seed: <Tile x={CENTRE} y={CENTRE} as="seed" />,
  variant: (
    <>
      {line(CENTRE, CENTRE, 60, 22)}
      <Tile x={CENTRE} y={CENTRE} as="seed" />
      <Tile x={60} y={22} as="own" />
    </>
  ),
  prior: (
    <>
      {line(22, CENTRE, 58, CENTRE)}
      <Tile x={16} y={CENTRE} as="seed" />
      <circle cx={CENTRE} cy={CENTRE} r="5" className={styles.own} />
      <Tile x={64} y={CENTRE} as="own" />
    </>
  ),
  judge: (
    <>
      <Tile x={CENTRE} y={14} as="seed" />
      <Bars heights={[32, 14, 8]} />
    </>
  ),
  epsilon: (
    <>
      {ball(30)}
      {line(CENTRE, CENTRE, 61, 19)}
      <Tile x={CENTRE} y={CENTRE} as="seed" />
    </>
  ),
  classScore: <Bars heights={[46, 10, 6]} />,
  entropy: <Bars heights={[22, 20, 19]} />,
  diversity: (
    <>
      {line(18, 20, 62, 24)}
      {line(62, 24, CENTRE, 62)}
      {line(CENTRE, 62, 18, 20)}
      <Tile x={18} y={20} as="own" />
      <Tile x={62} y={24} as="own" />
      <Tile x={CENTRE} y={62} as="own" />
    </>
  ),
  guidance: (
    <>
      {ball(30)}
      <path d="M40 40Q44 22 62 26" className={styles.line} />
      <path d="M56 20L63 26L56 32" className={styles.line} />
      <Tile x={CENTRE} y={46} as="seed" />
    </>
  ),
  nearCopy: (
    <>
      <Tile x={36} y={38} as="seed" />
      <rect x="32" y="34" width="16" height="16" rx="3" className={styles.outline} />
    </>
  ),
  receipt: (
    <>
      <path d="M14 66V14M14 66H68" className={styles.line} />
      <path d="M14 60Q34 44 66 40" className={styles.line} />
      <path d="M14 60Q30 26 66 20" className={styles.grown} />
    </>
  ),
};

/** A drawing of what a term means; its words stand beside it. */
export const TermPicture = ({ id }: { readonly id: TermId }) => (
  <svg viewBox="0 0 80 80" aria-hidden="true">
    {DRAWINGS[id]}
  </svg>
);
