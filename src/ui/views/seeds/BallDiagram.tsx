import styles from './BallDiagram.module.css';

const OFFSHOOTS = [
  { x: 268, y: 58, turn: 8 },
  { x: 344, y: 178, turn: -6 },
  { x: 294, y: 318, turn: 5 },
  { x: 118, y: 344, turn: -8 },
  { x: 52, y: 206, turn: 4 },
  { x: 112, y: 78, turn: -5 },
] as const;
const CENTRE = 200;

/** What the studio does, drawn: variants around their seed, inside the ball of radius epsilon. */
export function BallDiagram() {
  return (
    <svg
      className={styles.diagram}
      viewBox="0 0 400 400"
      role="img"
      aria-label="A seed with six variants around it, inside a circle of radius epsilon."
    >
      <circle cx={CENTRE} cy={CENTRE} r="186" className={styles.ball} />
      <line x1={CENTRE} y1={CENTRE} x2="332" y2="69" className={styles.radius} />
      <text x="338" y="62" className={styles.epsilon}>
        ε
      </text>
      {OFFSHOOTS.map(({ x, y, turn }, i) => (
        <g key={x} className={styles.shoot} style={{ '--turn': i }}>
          <path
            d={`M${CENTRE} ${CENTRE} Q${(x + CENTRE) / 2 + (CENTRE - y) * 0.18} ${(y + CENTRE) / 2 + (x - CENTRE) * 0.18} ${x} ${y}`}
          />
          <rect
            x={x - 27}
            y={y - 27}
            width="54"
            height="54"
            rx="9"
            transform={`rotate(${turn} ${x} ${y})`}
            data-tint={i % 3}
          />
        </g>
      ))}
      <rect x={CENTRE - 40} y={CENTRE - 40} width="80" height="80" rx="12" className={styles.seed} />
      <path d="M190 224c0-22 2-34 12-44" className={styles.stem} />
      <path d="M198 188c-2-19 9-33 35-34 2 25-12 38-35 34Z" className={styles.leaf} />
    </svg>
  );
}
