import { methodOf } from '../../../core/methods/table.ts';
import type { PreviewResult } from '../../../store/recipe/state.ts';
import { figure } from '../../format.ts';
import { Term } from '../../guide/GuideContext.tsx';
import { say } from '../../words/say.ts';
import { boughtBy, type Change } from './bought.ts';
import styles from './Preview.module.css';
import { chosenTitle, otherTitle } from './previewTitles.ts';

/** What the recipe bought on this seed, beside what it is compared with, and what it cost: one sentence. */
export function RecipeBought({ result, label }: { readonly result: PreviewResult; readonly label: number }) {
  const bought = boughtBy(result, label);
  if (!bought) return null;
  const { kept, keptOther, pictures } = bought;
  const [gains, costs] = [bought.gains, bought.costs].map((changes) => say.preview.bought.and(changes.map(sayChange)));
  const sentence = gains
    ? costs
      ? say.preview.bought.both(gains, costs)
      : say.preview.bought.only(gains)
    : costs
      ? say.preview.bought.cost(costs)
      : say.preview.bought.nothing;
  return (
    <p className={styles.bought}>
      {isGuidedTwin(result) ? <Term id="guidance">{say.preview.bought.title}</Term> : say.preview.bought.compared}
      {say.elements.between}
      {say.preview.bought.kept(chosenTitle(result), kept, otherTitle(result), keptOther, pictures)}
      {say.elements.between}
      {sentence}
    </p>
  );
}

/** Whether both differ by guidance alone, so that it is what bought the difference. */
const isGuidedTwin = ({ settings, other }: PreviewResult): boolean =>
  other !== null && settings.parts.some(({ method }) => methodOf(method).twin === other.method);

function sayChange({ aspect, by }: Change): string {
  const size = Math.abs(by);
  const amount =
    aspect === 'class' ? say.preview.bought.points(Math.round(100 * size)) : say.preview.bought.nats(figure(size));
  const more = say.preview.bought.change[aspect](amount);
  return by < 0 ? say.preview.bought.less(more) : more;
}
