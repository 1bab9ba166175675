import type { Fact } from '../../core/methods/facts.ts';
import { methodOf, type How } from '../../core/methods/table.ts';
import type { Terms } from '../../core/objective/objective.ts';
import { BallUse } from '../charts/BallUse.tsx';
import { LineChart } from '../charts/LineChart.tsx';
import { figure } from '../format.ts';
import { say } from '../words/say.ts';
import styles from './HowMade.module.css';

/** What a variant's method tells of it, fact by fact as its table lists them. */
export function HowMade({ how }: { readonly how: How }) {
  const { method, ...values } = how;
  const facts = Object.entries(methodOf(method).facts);
  const words = facts.filter(([, { kind }]) => kind !== 'terms' && kind !== 'shares');
  const value = (name: string) => (values as Readonly<Record<string, unknown>>)[name];
  return (
    <section className={styles.made}>
      <h3>{say.parts.howWasItMade}</h3>
      {words.length > 0 && (
        <dl className={styles.facts}>
          {words.map(([name, fact]) => (
            <div key={name}>
              <dt>{say.term(fact.label)}</dt>
              <dd>
                <bdi>{inWords(fact, value(name))}</bdi>
              </dd>
            </div>
          ))}
        </dl>
      )}
      {facts.map(([name, { kind }]) => {
        if (kind === 'terms') return <TermPath key={name} terms={value(name) as readonly Terms[]} />;
        return kind === 'shares' ? <BallUse key={name} shares={value(name) as readonly number[]} /> : null;
      })}
    </section>
  );
}

function inWords({ kind }: Fact, value: unknown): string {
  switch (kind) {
    case 'number':
      return figure(Number(value), 3);
    case 'numbers':
    case 'shares':
      return (value as readonly number[]).map((one) => figure(one, Number.isInteger(one) ? 0 : 2)).join(', ');
    case 'text':
    case 'picture':
      return String(value);
    case 'texts':
      return (value as readonly string[]).join(', ') || say.parts.none;
    case 'terms':
      return '';
    default:
      return kind satisfies never;
  }
}

/** How guidance moved a variant's own share of each term; nothing to see without a step. */
function TermPath({ terms }: { readonly terms: readonly Terms[] }) {
  if (terms.length < 2) return null;
  return (
    <LineChart
      title={say.parts.howDidGuidanceMove}
      subtitle={say.parts.itsOwnShareOf}
      series={[
        { name: say.parts.classTerm, values: terms.map(({ consistency }) => consistency), colour: 'var(--sky)' },
        { name: say.parts.entropyGain, values: terms.map(({ entropy }) => entropy), colour: 'var(--sun)' },
        { name: say.parts.diversityTerm, values: terms.map(({ diversity }) => diversity), colour: 'var(--plum)' },
      ]}
      format={(value) => figure(value)}
    />
  );
}
