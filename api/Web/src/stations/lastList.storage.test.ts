import { expect, it, vi } from 'vitest';
import { keepList, keptList } from './lastList';

it('W14: a browser that forbids storage shows the list all the same', () => {
  Object.defineProperty(globalThis, 'localStorage', { configurable: true, get() { throw new DOMException('denied', 'SecurityError'); } });
  expect(() => keepList([], { lat: 30, lon: 120 })).not.toThrow();
  expect(keptList({ lat: 30, lon: 120 })).toEqual([]);
  vi.unstubAllGlobals();
});
