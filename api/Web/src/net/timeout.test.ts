import { describe, expect, it } from 'vitest';
import { timeLimit, TimeoutError } from './timeout';

describe('a time limit', () => {
  it('gives up what does not hear its signal', async () => {
    const limit = timeLimit(5);
    await expect(limit.within(new Promise(() => undefined))).rejects.toBeInstanceOf(TimeoutError);
    expect(limit.signal.aborted).toBe(true);
  });

  it('leaves alone what ends in time', async () => {
    const limit = timeLimit(10_000);
    expect(await limit.within(Promise.resolve(7))).toBe(7);
    limit.done();
    expect(limit.signal.aborted).toBe(false);
  });
});
