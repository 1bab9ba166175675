import { useState } from 'react';

/**
 * A value that stands still while it would change too often to compute with.
 *
 * @param still while it is true, the value of the first call is given.
 */
export function useSnapshot<Value>(value: Value, still: boolean): Value {
  const [first] = useState(value);
  return still ? first : value;
}
