import { describe, expect, it, vi } from 'vitest';

vi.hoisted(() => vi.stubGlobal('document', { documentElement: { lang: 'zh' } }));
const { retryCommand } = await import('./retryCommand');
const { ApiError } = await import('./problem');

const answers = (...given: unknown[]) => vi.fn(async () => {
  const next = given.shift();
  if (next instanceof Error) throw next;
  return next;
});
const asleep = async () => undefined;

describe('what somebody waits for', () => {
  it('W8: is tried a few times', async () => {
    const act = answers(new ApiError(503, 'busy'), new ApiError(0, 'network'), 'done');
    expect(await retryCommand(act, asleep)).toBe('done');
    expect(act).toHaveBeenCalledTimes(3);
  });

  it('W8: is given up when it is refused, when it must wait long, and after some tries', async () => {
    const refusals = [[new ApiError(409, 'no_free_port'), 1], [new ApiError(429, 'x', undefined, 60_000), 1], [new ApiError(500, 'x'), 4]] as const;
    for (const [error, times] of refusals) {
      const act = answers(error, error, error, error, error, 'too late');
      await expect(retryCommand(act, asleep)).rejects.toBe(error);
      expect(act).toHaveBeenCalledTimes(times);
    }
  });
});
