import { beforeAll, describe, expect, it, vi } from 'vitest';

vi.stubGlobal('document', { documentElement: { lang: 'zh-CN' } });
const { loadWords } = await import('../i18n/i18n');
const { digitByDigit, slotText, span, spoken } = await import('./exchangeText');

describe('what the exchange says', () => {
  beforeAll(() => loadWords());

  it('a code in halves, and digit by digit for who hears it', () => {
    expect(spoken('01234567')).toBe('0123 4567');
    expect(digitByDigit('0123')).toBe('0 1 2 3');
  });

  it('an appointment of one day with its hours, one of several by its days, in China', () => {
    expect(slotText('2026-11-24T16:30:00Z', '2026-11-24T17:30:00Z')).toBe('11月25日周三 00:30–01:30');
    expect(slotText('2026-11-24T00:00:00Z', '2026-11-27T10:00:00Z')).toBe('11月24日周二 – 11月27日周五');
  });

  it('a span in the largest unit that says it exactly', () => {
    expect(span(1440)).toBe('1 天');
    expect(span(90)).toContain('90');
    expect(span(120)).toContain('2');
  });
});
