import { beforeAll, describe, expect, it, vi } from 'vitest';

vi.hoisted(() => vi.stubGlobal('document', { documentElement: { lang: 'zh' } }));

import { loadWords } from '../i18n/i18n';
import { reportWords } from '../i18n/reportWords';
import type { CaseDeadlines } from '../net/wire';
import { doerText, dueText, eventText } from './caseText';
import { sampleStep } from './sampleCase';

const NOW = Date.parse('2026-11-24T03:00:00Z');
const deadlines = (extra: Partial<CaseDeadlines> = {}): CaseDeadlines => ({
  answer: '2026-11-24T04:00:00Z', answeredAt: null, closingStartedAt: null, close: null, closedAt: null, stopped: false,
  provisional: false, closingUsed: 0, ...extra,
});
describe('what a reporter reads', () => {
  beforeAll(() => loadWords(reportWords));

  it('is the deadline that comes next', () => {
    const [view, at] = [{ deadlines: deadlines(), overdue: false }, '2026-11-25T03:00:00Z'];
    expect(dueText({ ...view, due: { clock: 'answer', at } }, NOW)).toContain('答复');
    expect(dueText({ ...view, due: { clock: 'closing', at } }, NOW)).toContain('办结');
    expect(dueText({ ...view, due: null, deadlines: deadlines({ stopped: true }) }, NOW)).toContain('暂停');
    expect(dueText({ ...view, due: null }, NOW)).toBe('');
  });

  it('says when a deadline is provisional or has passed', () => {
    const due = { clock: 'answer' as const, at: '2026-11-24T04:00:00Z' };
    const view = { due, deadlines: deadlines({ provisional: true }), overdue: false };
    expect(dueText(view, NOW)).toContain('暂定');
    expect(dueText({ ...view, overdue: true }, NOW)).toContain('已超期');
    expect(dueText({ ...view, deadlines: deadlines() }, NOW)).not.toMatch(/暂定|超期/);
  });

  it('has words for every step, and none for who the other people are', () => {
    expect(eventText(sampleStep({ event: 'refused' }))).toBe('不予立案');
    expect(doerText(sampleStep({ by: 'r1' }), 'r1')).toBe('我');
    expect(doerText(sampleStep({ by: 'reporter' }), 'r1')).toBe('其他上报人');
    expect(doerText(sampleStep({ by: 'system' }), 'r1')).toBe('系统');
  });
});
