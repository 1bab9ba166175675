/** @file A failure as data: what a view shows when something did not work. */

export type { Failure } from '../protocol/failure.ts';
