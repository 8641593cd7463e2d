import { describe, expect, it } from 'vitest';
import { sameSearch } from './listPlace';

describe('what is looked for', () => {
  const at = { lat: 30.2741, lon: 120.1551 };

  it('is the same while the rider moves about, and another a few streets on', () => {
    expect(sameSearch({ lat: 30.2743, lon: 120.1553 }, 'f', 't', true)).toBe(sameSearch(at, 'f', 't', true));
    expect(sameSearch({ lat: 30.29, lon: 120.1551 }, 'f', 't', true)).not.toBe(sameSearch(at, 'f', 't', true));
  });

  it('is another with another filter, task or length of the list', () => {
    const others = [sameSearch(at, 'g', 't', true), sameSearch(at, 'f', undefined, true), sameSearch(at, 'f', 't', false)];
    expect(new Set([sameSearch(at, 'f', 't', true), ...others]).size).toBe(4);
  });
});
