import type { PreviewResult } from '../../../store/recipe/state.ts';
import { figure } from '../../format.ts';
import { preview } from '../../words/en/page/preview.ts';
import { boughtBy, type Change } from './bought.ts';
import styles from './Preview.module.css';
import { chosenTitle, otherTitle } from './previewTitles.ts';

const words = preview.bought;

/** What the recipe bought on this seed, beside what it is compared with, and what it cost: one sentence. */
export function GuidanceBought({ result, label }: { readonly result: PreviewResult; readonly label: number }) {
  const bought = boughtBy(result, label);
  if (!bought) return null;
  const { kept, keptOther, pictures } = bought;
  const [gains, costs] = [bought.gains, bought.costs].map((changes) => words.and(changes.map(sayChange)));
  const sentence = gains
    ? costs
      ? words.both(gains, costs)
      : words.only(gains)
    : costs
      ? words.cost(costs)
      : words.nothing;
  return (
    <p className={styles.bought}>
      {words.kept(chosenTitle(result), kept, otherTitle(result), keptOther, pictures)} {sentence}
    </p>
  );
}

function sayChange({ aspect, by }: Change): string {
  const size = Math.abs(by);
  const amount = aspect === 'class' ? words.points(Math.round(100 * size)) : words.nats(figure(size));
  const more = words.change[aspect](amount);
  return by < 0 ? words.less(more) : more;
}
