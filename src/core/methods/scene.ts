/** @file New scenes: the main object of a seed, moved, in the scene of another picture, knit together and restyled by the prior. */

import { composeVariants, composition, type Composition } from '../scene/guide.ts';
import { stageOf } from '../scene/compose.ts';
import { COORDINATES } from '../scene/placement.ts';
import { cutOut, drawVariant, objectionIn, stagesOf, type Drawn, type NamedStage } from '../scene/stages.ts';
import { LEAD, NEEDS_BOTH, SEARCH_FACTS } from './guided.ts';
import { method } from './method.ts';
import { isGrey } from '../image/grey.ts';
import { encodeAll, encodingPrior, maskOf, restyleTask, told } from './restyled.ts';
import { STEP_SIZE, STEPS, STYLE_RADIUS } from './sceneSettings.ts';
import { WEIGHTS, weightsOf } from './weights.ts';

const PARTNERS = { 'other-classes': 'other classes', 'same-class': 'same class', own: 'none' } as const;

export const scene = method({
  id: 'scene',
  title: 'New scene',
  about: 'Cuts the main object out of a picture and puts it, moved, into the scene of another one.',
  by: 'moving objects into other scenes',
  settings: {
    scene: {
      kind: 'choice',
      choices: {
        'other-classes': 'Of other classes',
        'same-class': 'Of the same class',
        own: 'Its own',
      },
      default: 'other-classes',
      label: 'Scene',
      help: 'Scenes of other classes, or your own backgrounds, undo the tie between a class and its surroundings; its own only moves the object.',
    },
    placementRadius: {
      kind: 'number',
      least: 0,
      most: 1,
      step: 0.05,
      default: 0.5,
      label: 'Placement radius',
      help: 'How far an object may be moved, resized, turned and tilted; 1 is a quarter of the frame, half as large again and 30 degrees.',
    },
    styleRadius: STYLE_RADIUS,
    mirror: {
      kind: 'choice',
      choices: { half: 'Half of them', never: 'Never' },
      default: 'half',
      label: 'Mirrored',
      help: 'Whether left and right may be exchanged; never where the class is written or a hand.',
    },
    scenes: {
      kind: 'number',
      least: 1,
      most: 6,
      step: 1,
      default: 3,
      label: 'Scenes tried',
      help: 'How many scenes are tried for a variant, of which the judge takes the best; without steps it is the first.',
    },
    lead: {
      ...LEAD,
      help: 'How many times as likely as any other the class should be. Of the pictures that are tried and come to it, as they leave the prior, those with the most entropy are taken. 0 chooses scenes before that, by the objective.',
    },
    steps: STEPS,
    stepSize: STEP_SIZE,
    ...WEIGHTS,
  },
  unguided: { steps: 0 },
  distance: ['placementRadius', 'styleRadius'],
  facts: {
    scene: { kind: 'picture', label: 'Scene of' },
    placement: {
      kind: 'numbers',
      label: 'Right, down, larger, turned, left nearer, top nearer, as shares of what is most',
    },
    mirrored: { kind: 'text', label: 'Mirrored' },
    ...SEARCH_FACTS,
  },
  choosesTogether: ({ lead, steps, scenes }) => lead > 0 && steps > 0 && scenes > 1,
  needs: ({ scene: from, scenes }) => ({ ...NEEDS_BOTH, mask: true, partner: PARTNERS[from], partners: scenes }),
  declines: ({ pixels }, _, ports) => objectionIn(pixels, maskOf(ports)),
  async *expand(task, settings, ports) {
    const { seed, judgement, numbers, partners, batch } = task;
    const prior = encodingPrior(ports);
    const mask = maskOf(ports);
    const { judge } = ports;
    if (!judge || !judgement) throw new RangeError('Expected a judge to choose scenes by, got none; open a judge.');
    const cut = await cutOut(seed.pixels, mask);
    if (cut.objection) {
      throw new RangeError(`Expected an object to move in ${seed.id}, got "${cut.objection.code}"; ask first.`);
    }
    const { layers } = cut;
    const staged: { readonly placements: Drawn['placements']; readonly stages: readonly NamedStage[] }[] = [];
    for (const number of numbers) {
      const drawer = { runSeed: task.runSeed, image: seed.id, variant: number };
      const { placements, views } = drawVariant(
        drawer,
        settings.placementRadius,
        settings.mirror === 'half',
        settings.scenes,
      );
      const stages: readonly NamedStage[] =
        settings.scene === 'own'
          ? [{ ...stageOf(layers.scene), of: seed.id }]
          : await stagesOf(partners.get(number)!, views, mask);
      staged.push({ placements, stages });
    }
    const { classes, reading } = judgement;
    const weights = weightsOf(settings);
    const { steps, stepSize, styleRadius, lead, scenes } = settings;
    // With a lead the judge chooses among pictures as they leave the prior, each scene with a place and a style of its own.
    const choice = lead > 0 && steps > 0 ? { candidates: scenes, lead } : null;
    const compositions = choice
      ? Array.from({ length: scenes }, (_, k) =>
          staged.map(({ placements, stages }) => composition(layers, placements[k]!, stages[k % stages.length]!)),
        ).flat()
      : await composeVariants(
          layers,
          staged.map(({ placements: [placement], stages }) => ({ placement, stages })),
          {
            judge,
            criterion: { classes, anchor: reading.anchor, seedEntropy: reading.entropy, weights },
            steps,
            stepSize,
            radius: settings.placementRadius,
            batch,
          },
        );
    const images = compositions.map(({ pixels }) => pixels);
    const latents = await encodeAll(images, layers.size, prior, batch);
    const restyling = { radius: styleRadius, steps, stepSize, weights, choice, grey: isGrey(images) };
    return yield* told(restyleTask(task, latents, restyling, ports), ({ row }) => factsOf(compositions[row!]!));
  },
});

/** What is told of a variant besides its search. */
const factsOf = ({ placement, stage }: Composition) => ({
  scene: stage.of,
  placement: Array.from(COORDINATES, (_, i) => placement.at[i]!),
  mirrored: placement.mirrored ? 'yes' : 'no',
});
