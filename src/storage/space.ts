/** @file How much the browser keeps for this site, and whether it keeps it when the disk gets full. */

export interface Space {
  /** Bytes in use by this site: projects, models, the page itself. */
  readonly used: number;
  /** Bytes that the site may use. */
  readonly quota: number;
  /** Whether the browser has promised not to clear it by itself. */
  readonly persistent: boolean;
}

/** `null` where the browser does not say. */
export async function measureSpace(): Promise<Space | null> {
  try {
    const { usage, quota } = await navigator.storage.estimate();
    if (usage === undefined || quota === undefined) return null;
    return { used: usage, quota, persistent: await navigator.storage.persisted() };
  } catch {
    // Site data is blocked, or the page came over an address that is not secure.
    return null;
  }
}

/** Asks the browser to keep what is stored; some browsers ask the person. */
export async function askToPersist(): Promise<boolean> {
  try {
    return await navigator.storage.persist();
  } catch {
    return false;
  }
}
