import { describe, expect, it } from 'vitest';
import { HELD_BY_OTHER_TAB, withTabLock } from './tabLock';

function storage(first: Record<string, string> = {}) {
  const held = new Map(Object.entries(first));
  return {
    getItem: (key: string) => held.get(key) ?? null,
    setItem: (key: string, value: string) => void held.set(key, value),
    removeItem: (key: string) => void held.delete(key),
  } as Storage;
}

describe('one tab at a time', () => {
  it('W8: without Web Locks a lease does it', async () => {
    const store = storage();
    let finish: (value: string) => void = () => undefined;
    const first = withTabLock('x', () => new Promise<string>((done) => { finish = done; }), null, store);
    await new Promise((done) => setTimeout(done, 50));
    expect(await withTabLock('x', async () => 'second', null, store)).toBe(HELD_BY_OTHER_TAB);
    expect(await withTabLock('y', async () => 'other', null, store)).toBe('other');
    finish('first');
    expect(await first).toBe('first');
    expect(await withTabLock('x', async () => 'third', null, store)).toBe('third');
  });

  it('W8: of two that see it free at once, one has it', async () => {
    const store = storage();
    let running = 0;
    const act = async () => { running++; await new Promise((done) => setTimeout(done, 60)); return running--; };
    const answers = await Promise.all([withTabLock('x', act, null, store), withTabLock('x', act, null, store)]);
    expect(answers.filter((answer) => answer === HELD_BY_OTHER_TAB)).toHaveLength(1);
  });

  it('W8: a lease of a tab that is gone, or of a clock that went back, does not last', async () => {
    expect(await withTabLock('x', async () => 1, null, storage({ x: `gone|${Date.now() - 1}` }))).toBe(1);
    expect(await withTabLock('x', async () => 1, null, storage({ x: `gone|${Date.now() + 3_600_000}` }))).toBe(1);
  });

  it('W8: without anything it goes ahead', async () => {
    expect(await withTabLock('x', async () => 1, null, null)).toBe(1);
  });
});
