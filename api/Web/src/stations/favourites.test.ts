import { describe, expect, it } from 'vitest';
import { favourites, read, toggleFavourite } from './favourites';

function memory(): Pick<Storage, 'getItem' | 'setItem'> & { kept: string | null } {
  return { kept: null, getItem() { return this.kept; }, setItem(_, value) { this.kept = value; } };
}

describe('favourite stations', () => {
  it('are kept on the phone, and forgotten with a second tap', () => {
    const store = memory();
    toggleFavourite('a', store);
    toggleFavourite('b', store);
    toggleFavourite('a', store);
    expect([...read(store)]).toEqual(['b']);
    expect([...favourites.value]).toEqual(['b']);
  });

  it('are twenty at most, the oldest goes', () => {
    const store = memory();
    for (let i = 0; i < 25; i++) toggleFavourite(`s${i}`, store);
    expect(read(store).size).toBe(20);
    expect(read(store).has('s24')).toBe(true);
    expect(read(store).has('s4')).toBe(false);
  });

  it('are none where what was kept is damaged, or storage is forbidden', () => {
    expect(read({ getItem: () => '{"a":1}' }).size).toBe(0);
    expect(read({ getItem: () => 'no json' }).size).toBe(0);
    expect(read(null).size).toBe(0);
    expect(() => toggleFavourite('x', { setItem: () => { throw new Error('full'); } })).not.toThrow();
  });
});
