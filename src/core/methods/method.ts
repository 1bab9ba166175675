/**
 * @file What a method is: a way to make new images of a seed. Everything that differs between methods is behind this contract, and
 * `table.ts` lists them all; a run, the command line, the preview, the sidecar, the card and the project file read the table and
 * know no method by name.
 */

import type { ClassIndex, ImageId, PixelTensor, RunSeed } from '../brands.ts';
import type { JointPass, Judge, Prior } from '../expansion/ports.ts';
import type { Seed, SeedReading } from '../expansion/seed.ts';
import type { VariantFigures } from '../expansion/variant.ts';
import type { Diffusion } from '../diffusion/port.ts';
import type { PromptAddress } from '../diffusion/prompts.ts';
import type { Unclip } from '../diffusion/unclip.ts';
import type { Mask } from '../mask/port.ts';
import type { Safety } from '../safety/port.ts';
import type { ClassMatrix } from '../judge/classMatrix.ts';
import type { Evaluation } from '../objective/objective.ts';
import type { Noise } from '../latent/noise.ts';
import type { Reals } from '../reals.ts';
import type { Tensor } from '../tensor.ts';
import type { PriorKind } from './priorKind.ts';
import type { DeclineReason } from './declined.ts';
import type { FactsOf, FactsTable } from './facts.ts';
import type { PartnerKind } from './partnerKind.ts';
import type { Presets, SettingsOf, SettingsTable } from './settings.ts';

/** What a method cannot do without. */
export interface Needs {
  readonly prior: boolean;
  /** Whether it asks the judge while it works; whatever it makes is judged afterwards, where there is a judge. */
  readonly judge: boolean;
  /** Whether it cuts objects out. */
  readonly mask: boolean;
  /** Other pictures for every variant: seeds of its own class, of any, or of the others; backgrounds, where there are any, stand for those of the others. */
  readonly partner: 'none' | PartnerKind;
  /** How many for every variant, at most; a seed with fewer others has fewer. */
  readonly partners: number;
}

export type { PartnerKind } from './partnerKind.ts';

/** The models that are open: those that the methods of a recipe need, and the judge wherever figures are wanted. */
export interface Ports {
  readonly prior: Prior | null;
  readonly judge: Judge | null;
  /** See `Models.jointPass`. */
  readonly jointPass?: JointPass;
  /** Where a method of the recipe cuts objects out. */
  readonly mask?: Mask;
  /** Where what is made is checked. */
  readonly safety?: Safety;
  /** Where the prior denoises, led by a text. */
  readonly diffusion?: Diffusion;
  /** Where the prior makes pictures of embeddings. */
  readonly unclip?: Unclip;
}

/** Another picture that a variant is made with. */
export interface Partner {
  readonly id: ImageId;
  /** `null` for a background, which is of no class. */
  readonly label: ClassIndex | null;
  /** As the seed's own. */
  readonly pixels: PixelTensor;
}

/** What a seed is judged by, and what the judge read in it. */
export interface Judgement {
  readonly classes: ClassMatrix;
  readonly reading: SeedReading;
}

/** One seed's work for one method. */
export interface Task {
  readonly seed: Seed;
  /** `null` where nobody judges. */
  readonly judgement: Judgement | null;
  readonly runSeed: RunSeed;
  /** Stream numbers of the variants that are wanted; they are siblings. */
  readonly numbers: readonly number[];
  /** By stream number, in the order in which they were drawn, at least one each where the method needs partners. */
  readonly partners: ReadonlyMap<number, readonly Partner[]>;
  /** What the seed's class is called, for methods that write prompts. Default: nobody said it. */
  readonly className?: string;
  /** Most variants in memory at a time; the result does not depend on it. */
  readonly batch: number;
  /** Whether steps are told with the pictures that stopping there would give, which costs time. Default: false. */
  readonly watch?: boolean;
}

/** What the judge says of a variant. */
export interface Judged extends VariantFigures {
  /** What its diversity compares with its siblings' (see `DiversityReading`): f', flattened, or the unit-length embedding. */
  readonly diversityOf: Reals;
  readonly embedding: Float32Array;
  readonly probabilities: Float64Array;
}

/** A share of another class in an image: its label is soft. */
export interface Mixture {
  readonly label: ClassIndex;
  /** In (0, 1); the seed's own class has the rest. */
  readonly share: number;
}

/** A new image. */
export interface Made<Facts = unknown> {
  /** Names its stream: with run seed, image and settings it makes the image again. */
  readonly number: number;
  /** [3, height, width], RGB in [0, 1]. */
  readonly image: Tensor;
  /** Which of the latents that a method prepared it was made of. Default: it prepared none. */
  readonly row?: number;
  readonly how: Facts;
  /** `null` where its label is the seed's alone. */
  readonly mixture: Mixture | null;
  /** `null` where nobody judges. */
  readonly judged: Judged | null;
}

/** A step of a denoiser, counted over the variants that it takes one after the other. */
export interface DenoisedEvent {
  readonly kind: 'denoised';
  readonly step: number;
  readonly of: number;
  /** Which step of its variants it is, from 0, and how many each of them takes. */
  readonly k: number;
  readonly steps: number;
  /** What stopping here would give, where that is asked for: of some of the task's variants, by their places. */
  readonly projected?: { readonly first: number; readonly images: readonly Tensor[] };
}

/** What happens while a method works. */
export type MethodEvent =
  | {
      readonly kind: 'step';
      /** From 0. */
      readonly step: number;
      /** The objective where the gradient is taken. */
      readonly evaluation: Evaluation;
      readonly noise: readonly Noise[];
      readonly gradients: readonly Noise[];
      /** What stopping here would give, where that is asked for. */
      readonly projected?: { readonly images?: readonly Tensor[] };
    }
  | DenoisedEvent
  /** An image that is finished but for its diversity: some of its siblings may not be made yet. */
  | { readonly kind: 'made'; readonly made: Made };

/** All variants of a task, in the order of its numbers. */
export interface Family<Facts = unknown> {
  readonly variants: readonly Made<Facts>[];
  /** The objective before each guidance step and at the end; at the end alone without steps, nothing without a judge. */
  readonly path: readonly Evaluation[];
}

/** A method. */
export interface Method<
  Id extends string = string,
  Settings extends SettingsTable = SettingsTable,
  Facts extends FactsTable = FactsTable,
> {
  /** Names it in recipes, on the command line, and in the names of its images. */
  readonly id: Id;
  readonly title: string;
  /** One sentence for who has never heard of it. */
  readonly about: string;
  /** As the end of "grown by ...". */
  readonly by: string;
  /** Names what a receipt trains with its variants; `null` where a receipt has no use for them. Default: as its `id`. */
  readonly arm?: string | null;
  /** The kind of prior that it needs, where not every one that encodes will do. */
  readonly priorKind?: PriorKind;
  readonly settings: Settings;
  /** Choices of its settings that have a name, the defaults' first. Default: there are none. */
  readonly presets?: Presets<Settings>;
  /** The method that makes, without guidance, what this one begins with. Default: nothing guides it. */
  readonly twin?: string;
  /**
   * Settings with which the judge chooses nothing and no step is taken: its images are then the twins of the guided ones, from the same
   * streams. Default: nothing guides it.
   */
  readonly unguided?: Partial<SettingsOf<Settings>>;
  /** Settings that say how far its variants are from their seeds: the more, the farther. Default: nothing says it. */
  readonly distance?: readonly (keyof Settings & string)[];
  readonly facts: Facts;
  /**
   * Refuses settings that fit their ranges and not each other. Default: there are none.
   *
   * @throws RangeError
   */
  check?(settings: SettingsOf<Settings>): void;
  /**
   * Whether siblings choose among their pictures together, so that one that is put in another's place is made by itself: among its
   * siblings it might be a picture that is there already. Default: they do not.
   */
  choosesTogether?(settings: SettingsOf<Settings>): boolean;
  /**
   * Whether its variants come of a text alone: a seed lends class, place and stream, and its picture is not read. Default: they are made
   * of it.
   */
  readonly fromText?: true;
  /** The text that a variant is made under. Default: it reads none. */
  prompt?(settings: SettingsOf<Settings>, of: PromptAddress): string;
  /** What it needs with these settings. */
  needs(settings: SettingsOf<Settings>): Needs;
  /**
   * Why it makes nothing of a seed, whose variants then come from the recipe's other methods. Default: it makes something of every seed.
   *
   * @returns `null` where it does.
   */
  declines?(seed: Seed, settings: SettingsOf<Settings>, ports: Ports): Promise<DeclineReason | null>;
  /**
   * Makes the variants of one seed. A generator: the caller draws the events as they come, and cancels by not asking for the next.
   *
   * @throws RangeError for a missing port, or a model that gives NaN.
   */
  expand(
    task: Task,
    settings: SettingsOf<Settings>,
    ports: Ports,
  ): AsyncGenerator<MethodEvent, Family<FactsOf<Facts>>, void>;
}

/** A method with its types as they are. */
export const method = <Id extends string, const Settings extends SettingsTable, const Facts extends FactsTable>(
  of: Method<Id, Settings, Facts>,
): Method<Id, Settings, Facts> => of;

export const NEEDS_NOTHING: Needs = { prior: false, judge: false, mask: false, partner: 'none', partners: 1 };
