import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Redemption } from '../net/wire';

vi.stubGlobal('document', { documentElement: { lang: 'zh-CN' } });
const call = vi.hoisted(() => vi.fn());
vi.mock('../net/api', () => ({ call, newOperationId: () => 'operation' }));
// The page's own clock ticks on by itself, in the middle of a test on a busy machine.
vi.mock('../net/clock', async () => ({ now: (await import('@preact/signals')).signal(0), learnServerTime: () => undefined }));
const { now } = await import('../net/clock');
const { ApiError } = await import('../net/problem');
const { deliver, redeemCode, undo, undoable } = await import('./deliveries');

const MINUTE = 60_000;
let start = Date.parse('2026-11-29T04:00:00Z');
const at = (time: number) => new Date(time).toISOString();
const delivered = (id: string, time = start) =>
  ({ redemptionId: id, actions: ['undo'], deliveredAt: at(time), undoUntil: at(time + 5 * MINUTE) }) as Redemption;
const listed = () => undoable.value.map(({ redemptionId }) => redemptionId);

async function handOver(id: string, time = start): Promise<Redemption> {
  call.mockResolvedValueOnce(delivered(id, time));
  return deliver(`RSX:${id}`);
}

it('a code for a service is told from a rider’s credential', () => {
  expect(redeemCode(['RSX:12345678'])).toBe('RSX:12345678');
  expect(redeemCode(['rsx:12345678 '])).toBe('rsx:12345678');
  expect(redeemCode(['RS1.r1.1.2.abc'])).toBeUndefined();
  expect(redeemCode(['12345678'])).toBeUndefined();
});

describe('what can be taken back', () => {
  // An hour later, so that each begins with nothing.
  beforeEach(() => { now.value = start += 60 * MINUTE; });

  it('is what was handed over here, newest first and each once', async () => {
    await handOver('a');
    await handOver('b', start + MINUTE);
    await handOver('a');
    expect(listed()).toEqual(['a', 'b']);
  });
  it('is so for five minutes', async () => {
    await handOver('a');
    now.value = start + 5 * MINUTE - 1;
    expect(listed()).toEqual(['a']);
    now.value = start + 5 * MINUTE;
    expect(listed()).toEqual([]);
  });
  it('is not what was taken back', async () => {
    const redemption = await handOver('a');
    await handOver('b');
    call.mockResolvedValueOnce({ ...redemption, actions: ['deliver'], undoUntil: null });
    await undo(redemption);
    expect(call).toHaveBeenLastCalledWith('POST', '/redemptions/{id}/undo', { path: { id: 'a' }, body: { operationId: 'operation' } });
    expect(listed()).toEqual(['b']);
  });
  it('is not what the server refuses to take back', async () => {
    const redemption = await handOver('a');
    call.mockRejectedValueOnce(new ApiError(409, 'undo_too_late'));
    await expect(undo(redemption)).rejects.toThrow();
    expect(listed()).toEqual([]);
  });
  it('stays when only the line is down', async () => {
    const redemption = await handOver('a');
    vi.useFakeTimers();
    call.mockRejectedValue(new ApiError(0, 'network'));
    const failed = expect(undo(redemption)).rejects.toThrow();
    await vi.advanceTimersByTimeAsync(120_000);
    await failed;
    vi.useRealTimers();
    call.mockReset();
    expect(listed()).toEqual(['a']);
  });
  it('is nothing that was handed over by somebody else', async () => {
    call.mockResolvedValueOnce({ ...delivered('a'), actions: [] });
    await deliver('RSX:a');
    expect(listed()).toEqual([]);
  });
});
