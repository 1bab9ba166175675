/**
 * @file What a language must be able to say. A language is one object that satisfies `Words`; what it leaves out does not compile.
 * Page and commands say what they say through it.
 */

import type { Note, Understanding } from '../../core/dataset/understanding.ts';
import type { Placed } from '../../core/dataset/placement.ts';
import type { Reason } from '../../core/dataset/reasons.ts';
import type { DeclineReason } from '../../core/methods/declined.ts';
import type { Failure } from '../../core/failure.ts';
import type { ViewSet } from '../../core/judge/head/viewSets.ts';
import type { PassedOver } from '../../core/pick/pick.ts';
import type { Sureness } from '../../core/pick/sureness.ts';
import type { Reason as ProposalReason } from '../../core/propose/proposal.ts';
import type { RecipePart } from '../../core/run/recipe.ts';
import type { Protocol } from '../../core/receipt/protocol.ts';
import type { Finding } from '../../core/receipt/findings.ts';
import type { GrownIn } from '../../core/receipt/receipt.ts';
import type { ReceiptNote } from '../../core/receipt/notes.ts';
import type { DecisionReason, StepTitle } from '../../core/review.ts';
import type { NotTaken, SortingFault } from '../../core/sorting.ts';
import type { NameFault } from '../../packs/className.ts';
import type { DeviceReason } from '../../protocol/models.ts';
import type { ReceiptFigureWords, ReceiptPageWords } from './receiptPage.ts';

/** A failure in words: what was expected and what came, and what to do; `hint` is empty where there is nothing to do. */
export interface Sentence {
  readonly message: string;
  readonly hint: string;
}

/** What is said of a data set in one line. */
export type Understood = Pick<Understanding, 'layout' | 'by' | 'systemFiles'> & {
  readonly images: readonly Pick<Placed, 'split'>[];
  readonly leftOut: readonly unknown[];
};

/** What an arm of a receipt is called, inside a sentence, and a sentence on it for who has never heard of it. */
export interface ArmWords {
  readonly title: string;
  readonly about: string;
}

export interface Words {
  /** What went wrong. */
  readonly failure: (failure: Failure) => Sentence;
  /** The same in one sentence, with what to do behind it. */
  readonly failureLine: (failure: Failure) => string;
  /** Why a file is not used: the end of the sentence "... was skipped: ". */
  readonly reason: (why: Reason) => string;
  /** Something that a person should know of a data set, or is asked. */
  readonly note: (note: Note) => string;
  /** @param unreadable classes of which no picture can be read. */
  readonly understanding: (understood: Understood, unreadable?: readonly string[]) => string;
  /** What a name that is no word is: the end of the sentence "... is read as a code: ". */
  readonly nameFault: (fault: NameFault) => string;
  /** Why a variant was decided as it is, for sidecar and page. */
  readonly decision: (reason: DecisionReason) => string;
  /** What an undoable step did: "Reject 3 variants". */
  readonly step: (title: StepTitle) => string;
  /** A method of a recipe in one line: its share among its parts, and the settings that are not its own. */
  readonly part: (part: RecipePart, parts: readonly RecipePart[]) => string;
  /** Why a recipe was proposed. */
  readonly proposal: (reason: ProposalReason) => string;
  /** Why pictures without labels are passed over, as an item of a list. */
  readonly passedOver: (why: PassedOver, pictures: number) => string;
  /** What is asked of pictures for a class, and what that foretells. */
  readonly sureness: (asked: Sureness | null) => string;
  /** The views of its seeds that a judge learnt from: the end of "It learnt from ...". */
  readonly views: (views: ViewSet) => string;
  /** Why a method makes nothing of a seed: the end of the sentence "no new scene, since ...". */
  readonly declined: (reason: DeclineReason) => string;
  /** An arm of a receipt, by its id; one that this version does not have is called so. */
  readonly arm: (id: string) => ArmWords;
  /** How a receipt was made. */
  readonly protocol: (protocol: Protocol) => string;
  /** What a receipt shows. */
  readonly finding: (finding: Finding) => string;
  /** What a reader of a receipt must know. */
  readonly receiptNote: (note: ReceiptNote) => string;
  /** Whose variants a receipt was trained with, as a sentence. */
  readonly grownIn: (run: GrownIn) => string;
  /** What a receipt can answer besides, and how far it is. */
  readonly receiptPage: ReceiptPageWords;
  /** What its further figures are called. */
  readonly receiptFigures: ReceiptFigureWords;
  /** Why the models run where they run. */
  readonly device: (reason: DeviceReason) => string;
  /** What is to be done before classes that are made by hand can be grown. */
  readonly sortingFault: (fault: SortingFault) => string;
  /** Why what was dropped on such a class is not in it. */
  readonly notTaken: (why: NotTaken) => string;
}
