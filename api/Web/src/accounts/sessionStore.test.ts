import { describe, expect, it } from 'vitest';
import { SessionStore } from './sessionStore';
import type { Session } from './session';

function storage() {
  const held = new Map<string, string>();
  return {
    getItem: (key: string) => held.get(key) ?? null,
    setItem: (key: string, value: string) => void held.set(key, value),
    removeItem: (key: string) => void held.delete(key),
  };
}

const person = (sid: string, more: Partial<Session> = {}): Session =>
  ({ sid, role: 'rider', subject: sid, accessToken: 'a', refreshToken: `r-${sid}`, until: 1, renewals: 0, ...more });

describe('a session', () => {
  it('W14: outlives the tab on a rider\'s phone and on a screen, and not on a dispatcher\'s computer', () => {
    for (const [role, lasts] of [['rider', true], ['device', true], ['dispatcher', false]] as const) {
      const device = storage();
      new SessionStore(role, '', storage(), device).keep(person('s'));
      expect(new SessionStore(role, '', storage(), device).open() !== null).toBe(lasts);
    }
  });

  it('W14: lets one browser be several people, tab by tab', () => {
    const [one, two, device] = [storage(), storage(), storage()];
    new SessionStore('rider', '', one, device).keep(person('first'));
    new SessionStore('rider', '', two, device).keep(person('second'));
    expect(new SessionStore('rider', '', one, device).open()?.sid).toBe('first');
    new SessionStore('rider', '', one, device).renew(person('first', { renewals: 1 }));
    expect(new SessionStore('rider', '', storage(), device).open()?.sid).toBe('second');
  });

  it('W14: of a screen is its station\'s', () => {
    const [tab, device] = [storage(), storage()];
    new SessionStore('device', 'a', tab, device).keep(person('s', { stationId: 'a' }));
    expect(new SessionStore('device', 'b', tab, device).open()).toBeNull();
    expect(new SessionStore('device', 'a', storage(), device).open()?.sid).toBe('s');
  });

  it('W14: is gone from the device when its person signs out, and nobody else\'s is', () => {
    const [one, two, device] = [storage(), storage(), storage()];
    const [first, second] = [new SessionStore('rider', '', one, device), new SessionStore('rider', '', two, device)];
    first.keep(person('first'));
    second.keep(person('second'));
    first.forget('first');
    expect(first.newest('second')?.sid).toBe('second');
    second.forget('second');
    expect(new SessionStore('rider', '', storage(), device).open()).toBeNull();
  });

  it('W14: without any storage lasts as long as its page', () => {
    const kept = new SessionStore('rider', '', null, null);
    kept.keep(person('s'));
    expect(kept.open()).toBeNull();
  });
});
