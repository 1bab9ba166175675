/**
 * @file Who works on a project: one page at a time. Another page may ask for it; the one that has it finishes what it is writing
 * and lets go, and one that does not answer (frozen, or busy) is robbed.
 */

export interface ProjectLock {
  release(): void;
}

export interface LockHolder {
  /** Another page asks for the project: write what is to be written; the lock goes when this resolves. */
  onAsked(): Promise<void>;
  /** The project was taken without asking, or after asking. */
  onLost(): void;
}

/** How long a page may take to let go before it is robbed, in milliseconds. */
const PATIENCE = 3000;

const lockName = (id: string): string => `offshoot-project-${id}`;

/** How long a page that is being closed or reloaded may keep what it had, in milliseconds. */
const LEAVING = 700;

/**
 * Holds a project; `null` where another page has it.
 *
 * @param wait a moment, for a page that is just being closed.
 */
export function holdProject(id: string, holder: LockHolder, wait: boolean): Promise<ProjectLock | null> {
  return request(id, wait ? { signal: AbortSignal.timeout(LEAVING) } : { ifAvailable: true }, holder);
}

/** Takes a project over from the page that has it. */
export async function takeProject(id: string, holder: LockHolder): Promise<ProjectLock> {
  const channel = new BroadcastChannel(lockName(id));
  channel.postMessage('hand over');
  channel.close();
  const patient = await request(id, { signal: AbortSignal.timeout(PATIENCE) }, holder);
  return patient ?? (await request(id, { steal: true }, holder))!;
}

/** Whether some page has the project open. */
export async function isHeld(id: string): Promise<boolean> {
  const { held = [] } = await navigator.locks.query();
  return held.some(({ name }) => name === lockName(id));
}

function request(id: string, options: LockOptions, holder: LockHolder): Promise<ProjectLock | null> {
  return new Promise((resolve) => {
    let granted = false;
    navigator.locks
      .request(lockName(id), options, (lock) => {
        if (!lock) {
          resolve(null);
          return;
        }
        granted = true;
        return held(id, holder, resolve);
      })
      .catch(() => {
        // The wait is over, or the lock that was held has been stolen.
        if (granted) holder.onLost();
        else resolve(null);
      });
  });
}

/** Lasts as long as the lock is held. */
function held(id: string, holder: LockHolder, resolve: (lock: ProjectLock) => void): Promise<void> {
  return new Promise((done) => {
    const channel = new BroadcastChannel(lockName(id));
    const release = () => {
      channel.close();
      done();
    };
    channel.onmessage = () => {
      void holder
        .onAsked()
        .catch(() => undefined)
        .then(() => {
          release();
          holder.onLost();
        });
    };
    resolve({ release });
  });
}
