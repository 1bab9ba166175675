import { Link2 } from 'lucide-react';
import { useState } from 'react';
import { Button, buttonClass } from '../elements/Button.tsx';
import { useStudioState } from '../hooks/studio.ts';
import { recipeLink, type LinkedStep } from '../../store/recipe/link.ts';
import type { LessonStep } from './route.ts';
import { useGuide } from './useGuide.ts';
import styles from './LessonView.module.css';

/** Where each question is looked into further. */
const LEADS: Readonly<Record<LessonStep, LinkedStep>> = {
  grow: 'recipe',
  entropy: 'seeds',
  guidance: 'recipe',
  failure: 'recipe',
  test: 'seeds',
  help: 'receipt',
};

/** A link that opens the studio at a step with the present recipe, for oneself and to hand on. */
export function HandOn({ step }: { readonly step: LessonStep }) {
  const { lesson } = useGuide();
  const recipe = useStudioState((state) => state.recipe.settings);
  const [copied, setCopied] = useState<boolean | null>(null);
  const hash = recipeLink(LEADS[step], recipe);
  return (
    <div className={styles.handOn}>
      <a className={buttonClass({})} href={hash}>
        {lesson.open}
      </a>
      <Button
        look="quiet"
        icon={<Link2 aria-hidden />}
        onClick={() => {
          const address = new URL(hash, location.href);
          address.search = '';
          navigator.clipboard.writeText(address.href).then(
            () => {
              setCopied(true);
            },
            () => {
              setCopied(false);
            },
          );
        }}
      >
        {lesson.copy}
      </Button>
      <span role="status">{copied !== null && (copied ? lesson.copied : lesson.notCopied)}</span>
    </div>
  );
}
