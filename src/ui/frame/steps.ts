import {
  FlaskConical,
  Images,
  Package,
  ReceiptText,
  ScanSearch,
  Sprout,
  ListChecks,
  type LucideIcon,
} from 'lucide-react';
import type { Step } from '../../store/view/state.ts';
import type { StudioState } from '../../store/state.ts';

export interface StepInfo {
  readonly step: Step;
  readonly icon: LucideIcon;
}

/** The way through the studio; a step's title is its word in `say.frame.steps`. */
export const STEPS: readonly StepInfo[] = [
  { step: 'seeds', icon: Images },
  { step: 'recipe', icon: FlaskConical },
  { step: 'grow', icon: Sprout },
  { step: 'review', icon: ListChecks },
  { step: 'inspect', icon: ScanSearch },
  { step: 'receipt', icon: ReceiptText },
  { step: 'export', icon: Package },
];

/** Whether there is anything to do at a step: seeds first, then variants. */
export function isOpen(step: Step, state: StudioState): boolean {
  switch (step) {
    case 'seeds':
      return true;
    case 'recipe':
    case 'grow':
    case 'receipt':
      return state.seeds.images.size > 0 && state.seeds.phase.kind !== 'reading';
    case 'review':
    case 'inspect':
    case 'export':
      return state.run.variants.size + state.picks.all.size > 0;
    default:
      return step satisfies never;
  }
}
