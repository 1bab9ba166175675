/** @file What a person says of seeds, one undoable step each: that a label is wrong or right, that a picture or a class stays out. */

import type { ImageId } from '../../core/brands.ts';
import type { StepTitle } from '../../core/review.ts';
import type { Context } from '../context.ts';
import type { ClassKey, SlotId } from '../ids.ts';
import { applyStep } from '../review/history.ts';
import { UNREVIEWED, type Decision, type ReviewChange, type ReviewState } from '../review/state.ts';
import { decisionOf } from '../review/selectors.ts';
import type { RunState } from '../run/state.ts';
import type { StudioActions } from '../actions.ts';
import { choiceOf } from './choice.ts';
import type { SeedImage } from './state.ts';

export type SettlingActions = Pick<
  StudioActions['seeds'],
  'leaveOutClass' | 'leaveOutSeeds' | 'relabelSeed' | 'confirmLabel' | 'moveCrop'
>;

/** @param onSettled what is known of the seeds no longer holds. */
export function settlingActions({ store, now }: Context, onSettled: () => void): SettlingActions {
  function step(title: StepTitle, changes: readonly ReviewChange[]) {
    if (changes.length === 0) return;
    store.setState((state) => applyStep(state, { title, changes }));
    onSettled();
  }
  const imageOf = (id: ImageId) => store.getState().seeds.images.get(id);
  return {
    leaveOutClass(key, leftOut) {
      const info = store.getState().seeds.classes.find((one) => one.key === key);
      if (!info || info.leftOut === leftOut) return;
      step({ code: leftOut ? 'leave-out-class' : 'use-class-again', name: info.name }, [
        { kind: 'class', key, before: info.leftOut, after: leftOut },
      ]);
    },
    leaveOutSeeds(ids, leftOut) {
      const images = ids.flatMap((id) => imageOf(id) ?? []).filter((image) => image.leftOut !== leftOut);
      const name = images.length === 1 ? images[0]!.name : null;
      step(
        { code: leftOut ? 'leave-out' : 'use-again', seeds: images.length, name },
        images.map((image) => change(image, { leftOut })),
      );
    },
    relabelSeed(id, label) {
      const state = store.getState();
      const image = imageOf(id);
      const info = state.seeds.classes.find(({ key }) => key === label);
      if (!image || !info || image.label === label) return;
      const changes = [
        change(image, { label, cameAs: image.cameAs ?? image.label }),
        ...decisionsOn({ run: state.run, decisions: state.review.decisions }, image, label, now()),
      ];
      step({ code: 'relabel-seed', seed: image.name, to: info.name }, changes);
    },
    moveCrop(id, crop) {
      const { run, picks } = store.getState();
      const image = imageOf(id);
      // What was grown is of the square as it was.
      if (!image || run.variants.size + picks.all.size > 0) return;
      const moved = Math.min(1, Math.max(0, crop));
      if (moved === (image.crop ?? 0.5)) return;
      step({ code: 'move-crop', seed: image.name }, [change(image, { crop: moved === 0.5 ? undefined : moved })]);
    },
    confirmLabel(id) {
      const image = imageOf(id);
      if (!image || image.cameAs !== undefined) return;
      step({ code: 'keep-label', seed: image.name }, [change(image, { cameAs: image.label })]);
    },
  };
}

interface DecisionChange {
  readonly kind: 'decision';
  readonly slot: SlotId;
  readonly before: Decision | null;
  readonly after: Decision;
}

const change = (image: SeedImage, said: Partial<SeedImage>): ReviewChange => {
  const before = choiceOf(image);
  return { kind: 'seed', id: image.id, before, after: choiceOf({ ...image, ...said }) };
};

/**
 * What becomes of the variants of a seed that gets another class: those that the person gave that class themselves stay as they
 * decided; the others were steered towards a class that they are not of, and are rejected, to be regrown where they are wanted.
 */
export function decisionsOn(
  { run, decisions }: { readonly run: Pick<RunState, 'families'>; readonly decisions: ReviewState['decisions'] },
  { id, label: old }: Pick<SeedImage, 'id' | 'label'>,
  label: ClassKey,
  at: string,
): readonly DecisionChange[] {
  return (run.families.get(id) ?? []).flatMap((slot): DecisionChange[] => {
    const before = decisions.get(slot) ?? null;
    const { verdict, relabel, reason } = decisionOf(decisions, slot);
    const decide = (after: Omit<Decision, 'at'>): DecisionChange[] => [
      { kind: 'decision', slot, before, after: { ...after, at } },
    ];
    if (relabel === label) return decide({ verdict, relabel: null, reason });
    if (relabel !== null || verdict === 'rejected') return [];
    return decide({ ...UNREVIEWED, verdict: 'rejected', reason: { code: 'seed-relabelled', from: old } });
  });
}
