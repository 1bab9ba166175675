import type { ImageKey, SlotId } from '../../store/ids.ts';
import type { Neighbour } from '../../store/run/state.ts';
import type { StudioState } from '../../store/state.ts';
import { figure } from '../format.ts';
import { useAsync } from '../hooks/async.ts';
import { useActions, useStudio, useStudioState } from '../hooks/studio.ts';
import { StoredPicture } from './StoredPicture.tsx';
import { say } from '../words/say.ts';
import styles from './Neighbours.module.css';

const COUNT = 6;

/** The images of the set that the judge finds most like a variant or a picked picture. */
export function Neighbours({ slot }: { readonly slot: SlotId }) {
  const { insight } = useStudio();
  const nearest = useAsync(slot, (wanted) => insight.neighbours(wanted, COUNT));
  return (
    <section className={styles.neighbours}>
      <h3>{say.parts.whatIsItMost}</h3>
      {nearest.kind === 'failed' && <p>{say.failure(nearest.failure).message}</p>}
      {nearest.kind === 'answered' && (
        <ul>
          {nearest.answer.map((one) => (
            <NeighbourTile key={one.of.kind === 'seed' ? one.of.id : one.of.slot} neighbour={one} />
          ))}
        </ul>
      )}
    </section>
  );
}

function NeighbourTile({ neighbour: { of, cosine } }: { readonly neighbour: Neighbour }) {
  const image = useStudioState((state) => pictureOf(state, of));
  const title = useStudioState((state) => titleOf(state, of));
  const isPicked = useStudioState(({ picks }) => of.kind === 'variant' && picks.all.has(of.slot));
  const { view } = useActions();
  const picture = image !== null && <StoredPicture image={image} alt={title} />;
  return (
    <li title={title}>
      {of.kind === 'variant' ? (
        <button
          type="button"
          onClick={() => {
            view.change({ focus: of.slot, inspected: of.slot, step: 'inspect' });
          }}
        >
          {picture}
        </button>
      ) : (
        picture
      )}
      <span>
        {say.parts.neighbour[of.kind === 'seed' ? 'seed' : isPicked ? 'related' : 'variant']} {figure(cosine)}
      </span>
    </li>
  );
}

function pictureOf({ seeds, run, picks }: StudioState, of: Neighbour['of']): ImageKey | null {
  if (of.kind === 'variant') return run.variants.get(of.slot)?.image ?? picks.all.get(of.slot)?.thumbnail ?? null;
  return run.seedReadings.get(of.id)?.framed ?? seeds.images.get(of.id)?.thumbnail ?? null;
}

function titleOf({ seeds, run, picks }: StudioState, of: Neighbour['of']): string {
  if (of.kind === 'seed') return seeds.images.get(of.id)?.name ?? of.id;
  const variant = run.variants.get(of.slot);
  const pick = picks.all.get(of.slot);
  if (pick) return say.parts.relatedPicture(pick.facts.from);
  return variant ? say.parts.variant(seeds.images.get(variant.seed)?.name ?? variant.seed, variant.k) : '';
}
