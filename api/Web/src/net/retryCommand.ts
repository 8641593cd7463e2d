import { ApiError } from './problem';
import { pause } from './backoff';

const TRIES = 4;
/** The longest wait for a retry while a person watches, in milliseconds; beyond it the error is shown. */
const PATIENCE_MS = 10_000;

/**
 * Retries a command that a person waits for, a few times within some ten seconds. The command must carry an
 * operation id that is created once by the caller, so that a lost answer does not become a second reservation or task.
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
