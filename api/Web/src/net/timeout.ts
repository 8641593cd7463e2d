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
export interface TimeLimit {
  signal: AbortSignal;
  /** The promise, or {@link TimeoutError}: what does not hear the signal is given up. */
  within<T>(work: Promise<T>): Promise<T>;
  done(): void;
}

export function timeLimit(ms: number): TimeLimit {
  const controller = new AbortController();
  let timer: ReturnType<typeof setTimeout>;
  const over = new Promise<never>((_done, fail) => {
    timer = setTimeout(() => {
      controller.abort();
      fail(new TimeoutError());
    }, ms);
  });
  return { signal: controller.signal, within: (work) => Promise.race([work, over]), done: () => clearTimeout(timer) };
}
