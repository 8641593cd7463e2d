import { beforeEach, describe, expect, it, vi } from 'vitest';

vi.hoisted(() => vi.stubGlobal('document', { documentElement: { lang: 'zh' }, addEventListener: () => undefined }));

import { session, type Session } from '../accounts/session';
import type { Case } from '../net/wire';
import { caseChanged, caseNews, caseSeen, ownCases, putCase } from './ownCases';
import { sampleStep } from './sampleCase';

const some = (id: string, revision: number, by = 'office') => ({ id, revision, history: [sampleStep({ by })] }) as unknown as Case;

describe('the rider\'s own cases', () => {
  beforeEach(() => {
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
});
