import { describe, expect, it } from 'vitest';
import { BUSY, exclusive } from './exclusive';

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
    const first = exclusive('x', () => new Promise<string>((done) => { finish = done; }), null, store);
    await new Promise((done) => setTimeout(done, 50));
    expect(await exclusive('x', async () => 'second', null, store)).toBe(BUSY);
    expect(await exclusive('y', async () => 'other', null, store)).toBe('other');
    finish('first');
    expect(await first).toBe('first');
    expect(await exclusive('x', async () => 'third', null, store)).toBe('third');
  });

  it('W8: of two that see it free at once, one has it', async () => {
    const store = storage();
    let running = 0;
    const act = async () => { running++; await new Promise((done) => setTimeout(done, 60)); return running--; };
    const answers = await Promise.all([exclusive('x', act, null, store), exclusive('x', act, null, store)]);
    expect(answers.filter((answer) => answer === BUSY)).toHaveLength(1);
  });

  it('W8: a lease of a tab that is gone, or of a clock that went back, does not last', async () => {
    expect(await exclusive('x', async () => 1, null, storage({ x: `gone|${Date.now() - 1}` }))).toBe(1);
    expect(await exclusive('x', async () => 1, null, storage({ x: `gone|${Date.now() + 3_600_000}` }))).toBe(1);
  });

  it('W8: without anything it goes ahead', async () => {
    expect(await exclusive('x', async () => 1, null, null)).toBe(1);
  });
});
