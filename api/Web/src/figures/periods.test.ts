import { describe, expect, it } from 'vitest';
import { periods } from './periods';

describe('the periods to choose from', () => {
  it('are the months and years up to now, by China\'s day', () => {
    const { months, years } = periods(Date.parse('2026-12-31T16:00:00Z'));
    expect(months.slice(0, 3)).toEqual(['2027-01', '2026-12', '2026-11']);
    expect(months).toHaveLength(12);
    expect(years).toEqual(['2027', '2026', '2025']);
    expect(periods(Date.parse('2026-12-31T15:59:59Z')).months[0]).toBe('2026-12');
  });
});
