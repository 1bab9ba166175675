/** @file The pickers of the File System Access API, which TypeScript's library does not know; browsers other than Chromium have none. */

interface PermissionOptions {
  readonly mode: 'readwrite';
}

interface Asked {
  queryPermission(options: PermissionOptions): Promise<PermissionState>;
  requestPermission(options: PermissionOptions): Promise<PermissionState>;
}

export type WritableFile = FileSystemFileHandle & Asked;
export type WritableFolder = FileSystemDirectoryHandle & Asked;

interface Pickers {
  showSaveFilePicker(options: {
    readonly id: string;
    readonly suggestedName: string;
    readonly types: readonly { readonly description: string; readonly accept: Readonly<Record<string, string[]>> }[];
  }): Promise<WritableFile>;
  showDirectoryPicker(options: { readonly id: string; readonly mode: 'readwrite' }): Promise<WritableFolder>;
}

const pickers = (): Partial<Pickers> => globalThis as Partial<Pickers>;

/** Whether a place on disk can be chosen here. */
export const canPick = (): boolean => {
  const { showSaveFilePicker, showDirectoryPicker } = pickers();
  return showSaveFilePicker !== undefined && showDirectoryPicker !== undefined;
};

/** A place for a zip; `null` where the person changed their mind. Call it inside a click. */
export const pickZip = (name: string): Promise<WritableFile | null> =>
  unlessAborted(
    pickers().showSaveFilePicker!({
      id: 'export',
      suggestedName: name,
      types: [{ description: 'Zip', accept: { 'application/zip': ['.zip'] } }],
    }),
  );

/** A folder to write into; `null` where the person changed their mind. Call it inside a click. */
export const pickFolder = (): Promise<WritableFolder | null> =>
  unlessAborted(pickers().showDirectoryPicker!({ id: 'export', mode: 'readwrite' }));

/** Asks again for the permission to write. Call it inside a click. */
export const askAgain = async (handle: Asked): Promise<boolean> =>
  (await handle.requestPermission({ mode: 'readwrite' })) === 'granted';

/** Whether a write failed because the person, or the browser, does not allow it (any more). */
export const isRefused = (error: unknown): boolean =>
  error instanceof DOMException && (error.name === 'NotAllowedError' || error.name === 'SecurityError');

async function unlessAborted<Handle>(picking: Promise<Handle>): Promise<Handle | null> {
  try {
    return await picking;
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') return null;
    throw error;
  }
}
