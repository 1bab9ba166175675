/** @file What can be done: one group a slice. None of them throws for what a person did; failures are put into the state. */

import type { ImageId } from '../core/brands.ts';
import type { ClassKey, SlotId } from './ids.ts';
import type { ProjectId } from './project/state.ts';
import type { Device } from './engine/state.ts';
import type { Stroke } from '../core/mask/correct.ts';
import type { MethodId } from '../core/methods/table.ts';
import type { ToldOfPack } from '../protocol/packs.ts';
import type { ModelsStep } from './models/step.ts';
import type { Recipe } from '../core/run/recipe.ts';
import type { Rule, Verdict } from './review/state.ts';
import type { ViewState } from './view/state.ts';
import type { DestinationKind, MatchChoice, SplitAnswer } from './export/state.ts';
import type { ReceiptChoice } from './receipt/state.ts';
import type { Correction } from './seeds/corrections.ts';
import type { DraftStep } from './sorting/draft.ts';
import type { LayoutId } from '../export/layouts/layout.ts';

export interface StudioActions {
  readonly project: {
    open(id: ProjectId): void;
    /** Opens here what another tab has open; that tab only looks on from then. */
    takeOver(): void;
    /** Back to the start screen; the project is kept. */
    close(): void;
    rename(id: ProjectId, name: string): void;
    /** Copies a project that is closed. */
    duplicate(id: ProjectId): void;
    /** Deletes a project that is closed; `restore` brings the last one back until another is opened or deleted. */
    remove(id: ProjectId): void;
    restore(): void;
    /** Stores at once what would be stored a moment later: the page is being hidden. */
    save(): void;
  };
  readonly engine: {
    /** Loads the models before they are needed: the first click need not wait for them. */
    warm(): void;
    /** Moves the models to another device; a run goes on there. */
    setDevice(wanted: 'auto' | Device): void;
  };
  readonly models: {
    /** Opens or leaves the screen of packs. */
    show(shown: boolean): void;
    act(step: ModelsStep): void;
    /** Makes a pack of what `<input type="file">` gave. */
    openFiles(files: readonly File[], told: Partial<ToldOfPack>): void;
    /** The same of what was dropped. Call it inside the event. */
    openDrop(transfer: DataTransfer, told: Partial<ToldOfPack>): void;
  };
  readonly adaptation: {
    /** @param steps of the next one, at most. */
    change(steps: number): void;
    /** Adapts the prior in use to the seeds; one that was left goes on from its last look where pictures, prior and settings are the same. */
    start(): void;
    /** Ends it; it can be gone on with. */
    stop(): void;
    /** Forgets the one that was left, and what the last came to: its pack stays. */
    dismiss(): void;
  };
  readonly sorting: {
    /** Makes classes by hand; pictures that lay in none are there already. */
    begin(): void;
    /** Gives up. */
    end(): void;
    step(step: DraftStep): void;
    /** Takes what was dropped, into a class or, for `null`, among the loose ones; archives are not taken. Call it inside the event. */
    drop(transfer: DataTransfer, id: number | null): Promise<void>;
    /** Reads what was sorted, once every class that has pictures has a name; see `nextToDo`. */
    finish(): void;
  };
  readonly seeds: {
    /** Reads what `<input type="file">` gave: a folder (webkitdirectory) or one zip. */
    openFiles(files: readonly File[]): void;
    /** Reads what was dropped: folders, files or one zip. Call it inside the drop event. */
    openDrop(transfer: DataTransfer): void;
    openSample(): void;
    /** Stops reading; what had been read is kept. */
    stopReading(): void;
    /** Reads the source again with what the person says of it; what was left out or renamed stays so. */
    correct(correction: Correction): void;
    renameClass(key: ClassKey, name: string): void;
    setPrompt(template: string): void;
    leaveOutClass(key: ClassKey, leftOut: boolean): void;
    leaveOutSeeds(ids: readonly ImageId[], leftOut: boolean): void;
    /** Gives a seed another class; its variants are rejected, unless the person has given them that class already. */
    relabelSeed(id: ImageId, label: ClassKey): void;
    /** What a person draws on the mask of a seed's object, all of it, in place of what was drawn before. */
    correctMask(id: ImageId, strokes: readonly Stroke[]): void;
    /**
     * Where the square that is grown lies along the longer side of a seed, from 0 at its left or top to 1; nothing once something was grown
     * or picked. One undoable step.
     */
    moveCrop(id: ImageId, crop: number): void;
    /** "It is right": the label of a seed is doubted no more. */
    confirmLabel(id: ImageId): void;
  };
  readonly recipe: {
    change(settings: Partial<Recipe>): void;
    /** Back to the pack's and the paper's settings. */
    reset(): void;
    /** Reads a folder of the person's own backgrounds, in place of those that there are. */
    openBackgrounds(files: readonly File[]): void;
    /** Takes scenes of other classes again. */
    removeBackgrounds(): void;
    /** "Propose a recipe": tries methods on a few seeds of the set; what is asked for stays until it is accepted. */
    propose(): void;
    /** Takes what is proposed. */
    acceptProposal(): void;
    /** Ends the trials, or puts their proposal away. */
    dismissProposal(): void;
    previewSeed(id: ImageId): void;
    /** Shows another method's pictures below the recipe's own. */
    compareWith(method: MethodId): void;
    /** Makes the pictures of the steps that led to what the preview shows. */
    showSteps(): void;
    /** Whether the preview is on screen: it is only made then. */
    showPreview(visible: boolean): void;
    /** Measures how long the run will take. */
    measure(): void;
  };
  readonly picks: {
    /** Looks at a folder or an archive of pictures without labels; nothing is added yet. */
    open(files: readonly File[]): void;
    /** The same of what was dropped. Call it inside the drop event. */
    openDrop(transfer: DataTransfer): void;
    /** How many of what is picked should be of its class: picks anew. @param precision in [0.5, 1]. */
    demand(precision: number): void;
    /** Adds what is proposed to the project, to be reviewed. */
    add(): void;
    /** Ends looking, or puts the proposal away. */
    dismiss(): void;
    /** Takes everything that was picked out of the project again. */
    remove(): void;
  };
  readonly run: {
    /** "Grow": starts a run with the recipe's settings; the present one is set aside with its review. */
    expand(): void;
    /** Grows the recipe of the present run without guidance, from the same streams; see `unguidedTwin`. The present one is set aside. */
    growTwin(): void;
    pause(): void;
    resume(): void;
    stop(): void;
    /** Brings a class of a run that is at its end to so many images; what is there stays, decisions too. */
    topUp(key: ClassKey, images: number): void;
  };
  readonly runs: {
    /** @param name '' for none. */
    rename(made: number, name: string): void;
    /** Makes a run that is set aside the present one, which is set aside instead; not while one is at work. */
    show(made: number): void;
    /** Puts two runs side by side, by their numbers, and reads those that are set aside; `null` for none. */
    compare(pair: readonly [one: number, other: number] | null): void;
    /** Deletes a run that is set aside, with its pictures. */
    remove(made: number): void;
  };
  readonly review: {
    decide(slots: readonly SlotId[], verdict: Verdict): void;
    relabel(slots: readonly SlotId[], label: ClassKey | null): void;
    /** Rejects everything that meets one of the rules, as one undoable step. */
    /** @param keep variants that every class keeps at least, where it has as many. */
    rejectWhere(rules: readonly Rule[], keep: number): void;
    /** A new variant in each slot, from a new stream; `shrink` multiplies epsilon (default 1). */
    regrow(slots: readonly SlotId[], shrink?: number): void;
    undo(): void;
    redo(): void;
  };
  readonly view: {
    /** Changes what is on screen; any field of `ViewState`. */
    change(view: Partial<ViewState>): void;
  };
  readonly reopened: {
    /** "Grow once more and compare": every variant once more from its record, compared with its picture. */
    growAgain(): void;
    stop(): void;
    /** What had been changed by hand has been read. */
    close(): void;
  };
  readonly receipt: {
    choose(choice: Partial<ReceiptChoice>): void;
    /** Trains what is chosen; one that was interrupted goes on from what it has done. */
    make(): void;
    /** Rests before the next update, or goes on. */
    rest(resting: boolean): void;
    stop(): void;
    /** Forgets one that was made. */
    remove(id: string): void;
    /** Hands it to the browser's downloads: whole, as a table of its runs, or as a drawing. */
    save(id: string, kind: 'json' | 'csv' | 'svg'): void;
    /** Hands over the network that it left, with its labels, a page that classifies offline and how to use it, as a zip. */
    saveClassifier(id: string): void;
    /** Shows another one beside the newest; `null` for none. */
    compareWith(id: string | null): void;
  };
  readonly export: {
    include(verdicts: readonly Verdict[]): void;
    layout(layout: LayoutId): void;
    destination(destination: DestinationKind): void;
    /** What every picture is made; `null` leaves them as they came. */
    match(choice: MatchChoice | null): void;
    /** "Export": asks where to where that is chosen, compares, writes, checks. Call it inside the click. */
    start(): void;
    /** Answers `lacking`: what becomes of classes that a split has no picture of. */
    answerSplits(answer: SplitAnswer): void;
    /** Answers `leaking`: whether variants that are near-copies of held-out pictures stay out. */
    answer(leaveOut: boolean): void;
    /** Answers `refused`: asks for the permission again, and goes on. Call it inside the click. */
    goOn(): void;
    stop(): void;
    /** Hands a report of what would leave to the browser's downloads: one file, with pictures and figures. */
    saveReport(): void;
  };
}
