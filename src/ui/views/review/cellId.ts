import type { SlotId } from '../../../store/ids.ts';

/** The id of a variant's element: paths hold spaces, which ids may not. */
export const cellId = (slot: SlotId): string => `cell-${encodeURIComponent(slot)}`;
