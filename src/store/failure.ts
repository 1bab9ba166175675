/** @file A failure as data: what a view shows when something did not work. */

export interface Failure {
  /** Stable name of the kind, for tests and for choosing a remedy. */
  readonly code: string;
  /** What was expected and what came, one sentence for a person. */
  readonly message: string;
  /** What to do next; empty where there is nothing to do. */
  readonly hint: string;
}
