import { ArrowLeft } from 'lucide-react';
import { PACK_ROLES } from '../../../packs/place.ts';
import { Button } from '../../elements/Button.tsx';
import { useActions, useStudioState } from '../../hooks/studio.ts';
import { ROLE } from '../../words/en/presets.ts';
import { AdaptPrior } from './AdaptPrior.tsx';
import { BroughtCard } from './BroughtCard.tsx';
import { choicesOf, nameOf, type Choosable } from './choices.ts';
import { FromYourMachine } from './FromYourMachine.tsx';
import { Outcome } from './Outcome.tsx';
import { PackCard } from './PackCard.tsx';
import { PresetCard } from './PresetCard.tsx';
import { say } from '../../words/say.ts';
import styles from './ModelsView.module.css';

/** The packs: what there is, which are chosen, and the ways to others. Loaded when it is first opened. */
export function ModelsView() {
  const packs = useStudioState((state) => state.models.packs);
  const { models } = useActions();
  return (
    <div className={styles.page}>
      <header className={styles.head}>
        <Button
          look="quiet"
          icon={<ArrowLeft aria-hidden />}
          onClick={() => {
            models.show(false);
          }}
        >
          {say.models.back}
        </Button>
        <h1>{say.models.models}</h1>
        <p>{say.models.nothingIsFetchedBefore}</p>
      </header>
      <Outcome />
      {packs !== null &&
        PACK_ROLES.map((role) => (
          <section key={role} className={styles.role} aria-label={say.term(ROLE[role].title)}>
            <h2>{say.term(ROLE[role].title)}</h2>
            <p>{say.term(ROLE[role].about)}</p>
            <ul className={styles.cards}>
              {choicesOf(role, packs).map((choice) => (
                <Card key={nameOf(choice)} choice={choice} />
              ))}
            </ul>
            {role === 'prior' && <AdaptPrior />}
          </section>
        ))}
      <FromYourMachine />
    </div>
  );
}

function Card({ choice }: { readonly choice: Choosable }) {
  switch (choice.kind) {
    case 'here':
      return <PackCard pack={choice.pack} />;
    case 'preset':
      return <PresetCard preset={choice.preset} />;
    case 'brought':
      return <BroughtCard brought={choice.brought} />;
    default:
      return choice satisfies never;
  }
}
