import { ArrowLeft } from 'lucide-react';
import { PACK_ROLES } from '../../../packs/place.ts';
import { Button } from '../../elements/Button.tsx';
import { useActions, useStudioState } from '../../hooks/studio.ts';
import { ROLE } from '../../words/en/presets.ts';
import { choicesOf } from './choices.ts';
import { FromYourMachine } from './FromYourMachine.tsx';
import { OpenNsfwCard } from './OpenNsfwCard.tsx';
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
              {choicesOf(role, packs).map((choice) =>
                choice.kind === 'here' ? (
                  <PackCard key={choice.pack.key ?? 'own'} pack={choice.pack} />
                ) : (
                  <PresetCard key={choice.preset.id} preset={choice.preset} />
                ),
              )}
              {role === 'safety' && !packs.some((pack) => pack.role === role) && <OpenNsfwCard />}
            </ul>
          </section>
        ))}
      <FromYourMachine />
    </div>
  );
}
