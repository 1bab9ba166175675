import type { Result } from '../protocol/failure.ts';

/** What came of something that must not fail. */
export function valueOf<Value>(result: Result<Value>): Value {
  if (!result.ok) throw new Error(`Expected a result, got ${JSON.stringify(result.error)}.`);
  return result.value;
}
