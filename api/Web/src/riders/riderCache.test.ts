import { describe, expect, it, vi } from 'vitest';
import type { Me } from '../net/wire';

vi.stubGlobal('document', { visibilityState: 'visible', addEventListener: () => undefined });
const { clearCachedRider, cacheRider, cachedRider } = await import('./riderCache');

function storage() {
  const held = new Map<string, string>();
  return {
    getItem: (key: string) => held.get(key) ?? null,
    setItem: (key: string, value: string) => void held.set(key, value),
    removeItem: (key: string) => void held.delete(key),
  };
}

const at = Date.now();
const later = (ms: number) => new Date(at + ms).toISOString();
const rider = {
  id: 'r', displayName: '小张', tier: 'partner', homeDistrict: null, onDuty: true, balance: { points: 3, socialHours: 1 }, activeTask: { id: 't' },
  reservation: { reservationId: 'v', stationId: 's', port: 1, expiresAt: later(60_000) },
  offers: [{ offerId: 'gone', expiresAt: later(-1) }, { offerId: 'open', expiresAt: later(30_000) }],
} as unknown as Me;

describe('what a phone keeps of its rider', () => {
  it('W13: is their task, and what has not run out', () => {
    const store = storage();
    cacheRider('r', rider, store);
    expect(cachedRider('r', store, at)).toMatchObject({ activeTask: { id: 't' }, reservation: { port: 1 }, offers: [{ offerId: 'open' }] });
    expect(cachedRider('r', store, at + 120_000)).toMatchObject({ activeTask: { id: 't' }, reservation: null, offers: [] });
    expect(cachedRider('other', store, at)).toBeNull();
  });

  it('W13: is nothing after two days, after signing out, or when damaged', () => {
    const store = storage();
    cacheRider('r', rider, store);
    expect(cachedRider('r', store, at + 3 * 86_400_000)).toBeNull();
    clearCachedRider('r', store);
    expect(cachedRider('r', store, at)).toBeNull();
    store.setItem('rs.me.r', '{"at":');
    expect(cachedRider('r', store, at)).toBeNull();
    expect(cachedRider('r', null, at)).toBeNull();
  });
});
