import { ApiError } from './problem';
import { pause } from './backoff';

const TRIES = 4;
/** Nobody looks at a button for longer, in milliseconds; who is asked to wait longer is told so. */
const PATIENCE_MS = 10_000;

/**
 * For what somebody waits for and what would be of no use later: tried a few times within some ten seconds. The command must carry an
 * operation id that is made outside, once; a lost answer then does not become a second reservation or a second task.
 */
export async function retryCommand<T>(act: () => Promise<T>, sleep = (ms: number) => new Promise<void>((done) => setTimeout(done, ms))): Promise<T> {
  for (let tries = 1; ; tries++) {
    try {
      return await act();
    } catch (error) {
      const passing = error instanceof ApiError && !error.final && error.status !== 401 && error.retryAfterMs <= PATIENCE_MS;
      if (!passing || tries === TRIES) throw error;
      await sleep(pause(tries - 1, error.retryAfterMs));
    }
  }
}
