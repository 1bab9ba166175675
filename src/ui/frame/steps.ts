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
  readonly title: string;
  readonly icon: LucideIcon;
}

/** The way through the studio. */
export const STEPS: readonly StepInfo[] = [
  { step: 'seeds', title: 'Seeds', icon: Images },
  { step: 'recipe', title: 'Recipe', icon: FlaskConical },
  { step: 'grow', title: 'Grow', icon: Sprout },
  { step: 'review', title: 'Review', icon: ListChecks },
  { step: 'inspect', title: 'Inspect', icon: ScanSearch },
  { step: 'receipt', title: 'Receipt', icon: ReceiptText },
  { step: 'export', title: 'Export', icon: Package },
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
