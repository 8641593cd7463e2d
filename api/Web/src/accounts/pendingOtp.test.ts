import { describe, expect, it } from 'vitest';
import { clearPendingOtp, savePendingOtp, loadPendingOtp, maskPhone, sentOtp, waitingOtp } from './pendingOtp';

const AT = Date.parse('2026-11-29T02:02:00.000Z');
const ANSWER = { expiresIn: 300, sentAt: '2026-11-29T02:02:00.000Z', retryAt: '2026-11-29T02:03:00.000Z' };

function tab() {
  const kept = new Map<string, string>();
  return {
    kept,
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  };
}

describe('a code on its way', () => {
  it('W17: is there after a reload, with its number and its times, as long as it works', () => {
    const store = tab();
    savePendingOtp(sentOtp('138 0013 8000', ANSWER), store);
    expect(loadPendingOtp(store, AT + 299_000)).toEqual({ phone: '138 0013 8000', sentAt: AT, retryAt: AT + 60_000, expiresAt: AT + 300_000 });
    expect(loadPendingOtp(store, AT + 300_000)).toBeNull();
    expect(store.kept.size).toBe(0);
  });

  it('W17: is gone once somebody is signed in', () => {
    const store = tab();
    savePendingOtp(sentOtp('13800138000', ANSWER), store);
    clearPendingOtp(store);
    expect(loadPendingOtp(store, AT)).toBeNull();
  });

  it('W17: is believed in when the server says too soon, though this page does not know of it', () => {
    const soon = waitingOtp('13800138000', 42_000, null, AT);
    expect(soon).toMatchObject({ sentAt: null, retryAt: AT + 42_000 });
    expect(soon.expiresAt).toBeGreaterThan(AT + 60_000);
  });

  it('W17: keeps its time of sending when it is asked for again too soon, and is another one for another number', () => {
    const before = sentOtp('13800138000', ANSWER);
    expect(waitingOtp('13800138000', 30_000, before, AT + 30_000)).toEqual({ ...before, retryAt: AT + 60_000 });
    expect(waitingOtp('13900139000', 30_000, before, AT + 30_000).sentAt).toBeNull();
  });

  it('W17: does not trip over what is no kept code, or a tab that keeps nothing', () => {
    const store = tab();
    store.setItem('rs.otp', '{"phone":7');
    expect(loadPendingOtp(store, AT)).toBeNull();
    const denied = () => { throw new Error('denied'); };
    const shut = { getItem: denied, setItem: denied, removeItem: denied };
    expect(loadPendingOtp(shut, AT)).toBeNull();
    expect(() => savePendingOtp(sentOtp('1', ANSWER), shut)).not.toThrow();
  });

  it('W17: shows its number masked, however it was typed', () => {
    expect(maskPhone('+86 138-0013-8000')).toBe('138****8000');
    expect(maskPhone('１３８００１３８０００')).toBe('138****8000');
    expect(maskPhone('8000')).toBe('8000');
  });
});
