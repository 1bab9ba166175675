import { expect, it, vi } from 'vitest';
import { decodeNames } from './decodeNames.ts';

vi.mock('jschardet', () => {
  throw new TypeError('Failed to fetch dynamically imported module');
});

it.each([
  ['gb18030', ['c3a8', 'b9b7'], ['猫', '狗']],
  ['ibm866', ['aaaee8aaa0', 'e1aea1a0aaa0'], ['кошка', 'собака']],
])('reads names where the detector cannot be loaded: %s', async (encoding, bytes, names) => {
  const raw = bytes.map((name) => ({ bytes: Uint8Array.from(Buffer.from(name, 'hex')), known: null }));
  expect(await decodeNames(raw, { languages: ['en'] })).toEqual({ encoding, names });
});
