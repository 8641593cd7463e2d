import { expect, it, vi } from 'vitest';
import { cacheList, cachedList } from './stationListCache';

it('W14: a browser that forbids storage shows the list all the same', () => {
  Object.defineProperty(globalThis, 'localStorage', { configurable: true, get() { throw new DOMException('denied', 'SecurityError'); } });
  expect(() => cacheList([], { lat: 30, lon: 120 })).not.toThrow();
  expect(cachedList({ lat: 30, lon: 120 })).toEqual([]);
  vi.unstubAllGlobals();
});
