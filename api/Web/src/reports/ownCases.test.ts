import { beforeEach, describe, expect, it, vi } from 'vitest';

vi.hoisted(() => vi.stubGlobal('document', { documentElement: { lang: 'zh' }, addEventListener: () => undefined }));

const kept = vi.hoisted(() => {
  const values = new Map<string, string>();
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => values.get(key) ?? null, setItem: (key: string, value: string) => values.set(key, value),
    removeItem: (key: string) => values.delete(key),
  });
  return values;
});
const call = vi.hoisted(() => vi.fn());
vi.mock('../net/api', async (original) => ({ ...await original<object>(), call }));

import { session, signOut, type Session } from '../accounts/session';
import { ApiError } from '../net/problem';
import type { Case } from '../net/wire';
import { caseChanged, caseNews, casesAsOf, caseSeen, loadCases, ownCases, putCase } from './ownCases';
import { sampleStep } from './sampleCase';

const some = (id: string, revision: number, by = 'office') => ({ id, revision, history: [sampleStep({ by })] }) as unknown as Case;

describe('the rider\'s own cases', () => {
  beforeEach(() => {
    call.mockReset().mockResolvedValue({});
    ownCases.value = null;
    caseNews.value = new Set();
    session.value = { subject: 'r1' } as Session;
  });

  it('keep the latest word on each, whatever order words come in', () => {
    putCase(some('a', 1));
    putCase(some('b', 1));
    putCase(some('a', 3));
    putCase(some('a', 2));
    expect(ownCases.value!.map(({ id, revision }) => [id, revision])).toEqual([['b', 1], ['a', 3]]);
  });

  it('are news when somebody else has moved them on, until they are looked at', () => {
    expect(caseChanged(some('a', 1, 'r1'))).toBe(false);
    expect(caseNews.value.size).toBe(0);
    expect(caseChanged(some('a', 2))).toBe(true);
    expect([...caseNews.value]).toEqual(['a']);
    caseSeen('a');
    expect(caseNews.value.size).toBe(0);
  });

  it('are there without a network as they were, and say of when, until they are read anew', async () => {
    call.mockResolvedValueOnce({ items: [some('a', 1)], next: null });
    await loadCases();
    expect(casesAsOf.value).toBe(0);
    ownCases.value = null;
    call.mockRejectedValueOnce(new ApiError(0, 'network'));
    await expect(loadCases()).rejects.toThrow();
    expect(ownCases.value!.map(({ id }) => id)).toEqual(['a']);
    expect(Math.abs(casesAsOf.value - Date.now())).toBeLessThan(60_000);

    call.mockResolvedValueOnce({ items: [some('a', 2)], next: null });
    await loadCases();
    expect([casesAsOf.value, ownCases.value![0]!.revision]).toEqual([0, 2]);
  });

  it('are taken off the phone with their rider', async () => {
    call.mockResolvedValueOnce({ items: [some('a', 1)], next: null });
    await loadCases();
    expect(kept.has('rs.cases.r1')).toBe(true);
    signOut();
    expect(kept.has('rs.cases.r1')).toBe(false);
  });
});
