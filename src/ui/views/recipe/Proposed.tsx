import { Sparkles } from 'lucide-react';
import { CONSIDERED } from '../../../core/propose/findings.ts';
import type { Proposal } from '../../../core/propose/proposal.ts';
import { unfitParts } from '../../../core/run/priorFit.ts';
import { Button } from '../../elements/Button.tsx';
import { Notice } from '../../elements/Notice.tsx';
import { Progress } from '../../elements/Progress.tsx';
import { useActions, useStudioState } from '../../hooks/studio.ts';
import { FailureNotice } from '../../parts/FailureNotice.tsx';
import { say } from '../../words/say.ts';
import styles from './Proposed.module.css';

/** The recipe that suits this set by what its own seeds show: asked for, shown with its reasons, and taken or not. */
export function Proposed() {
  const phase = useStudioState((state) => state.recipe.proposal);
  const priorKind = useStudioState((state) => state.recipe.limits.priorKind);
  const { recipe } = useActions();
  // What it tries needs a prior that encodes pictures.
  if (unfitParts(CONSIDERED, priorKind).length > 0) return null;
  const ask = (
    <Button
      icon={<Sparkles aria-hidden />}
      onClick={() => {
        recipe.propose();
      }}
    >
      {say.recipe.proposeARecipeFor}
    </Button>
  );
  const dismiss = (label: string) => (
    <Button
      look="quiet"
      onClick={() => {
        recipe.dismissProposal();
      }}
    >
      {label}
    </Button>
  );
  switch (phase.kind) {
    case 'none':
      return (
        <section className={styles.proposed} aria-label={say.recipe.proposedRecipe}>
          {ask}
          <p className={styles.about}>{say.recipe.triesStylesAndScenes}</p>
        </section>
      );
    case 'running':
      return (
        <section className={styles.proposed} aria-label={say.recipe.proposedRecipe} aria-busy>
          <div className={styles.row}>
            <p role="status">
              {phase.total === 0
                ? say.recipe.readingYourPictures
                : say.recipe.tryingMethodsOnYour(phase.done, phase.total)}
            </p>
            {dismiss(say.recipe.cancel)}
          </div>
          <Progress label={say.recipe.trials} value={phase.done} max={Math.max(1, phase.total)} thin />
        </section>
      );
    case 'failed':
      return <FailureNotice failure={phase.failure} action={ask} />;
    case 'ready':
      return (
        <section className={styles.proposed} aria-label={say.recipe.proposedRecipe}>
          <Notice tone="info" title={say.recipe.proposedForThisSet}>
            <Reasons proposal={phase.proposal} />
            <div className={styles.row}>
              <Button
                look="solid"
                onClick={() => {
                  recipe.acceptProposal();
                }}
              >
                {say.recipe.useThisRecipe}
              </Button>
              {dismiss(say.recipe.keepMine)}
            </div>
          </Notice>
        </section>
      );
    case 'accepted':
      return (
        <section className={styles.proposed} aria-label={say.recipe.proposedRecipe}>
          <Notice tone="good" title={say.recipe.thisRecipeWasProposed} action={dismiss(say.recipe.close)}>
            <Reasons proposal={phase.proposal} />
          </Notice>
        </section>
      );
    default:
      return phase satisfies never;
  }
}

/** What it is, and why. */
function Reasons({ proposal: { recipe, reasons } }: { readonly proposal: Proposal }) {
  return (
    <>
      <ul className={styles.parts}>
        {recipe.parts.map((part) => (
          <li key={part.method}>{say.part(part, recipe.parts)}</li>
        ))}
      </ul>
      {reasons.map((reason) => (
        <p key={reason.code} className={styles.reason}>
          {say.proposal(reason)}
        </p>
      ))}
    </>
  );
}
