/** The work did not finish in time. */
export class TimeoutError extends Error {}

/** The promise, or {@link TimeoutError} when it takes longer. The work itself is not cancelled. */
export function withTimeout<T>(ms: number, work: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new TimeoutError(`nothing withTimeout ${ms} ms`)), ms);
    work.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}

/** A signal that ends a request after so long. Phones of before 2022 have no `AbortSignal.timeout`. */
export function timeoutSignal(ms: number): { signal: AbortSignal; done: () => void } {
  const controller = new AbortController();
  const timer = setTimeout(() => controller.abort(), ms);
  return { signal: controller.signal, done: () => clearTimeout(timer) };
}
