import { describe, expect, it, vi } from 'vitest';

vi.stubGlobal('document', { documentElement: { lang: 'zh' } });
const { ApiError, retryAfter } = await import('./problem');

describe('an answer', () => {
  it('W8: is final when the command itself is refused, and not when the moment is bad', () => {
    const final = (status: number) => new ApiError(status, 'x').final;
    expect([400, 403, 404, 409, 410, 413, 415, 422].every(final)).toBe(true);
    expect([0, 401, 408, 423, 425, 429, 500, 502, 503, 504].some(final)).toBe(false);
  });

  it('W8: says in seconds or by a date how long to wait', () => {
    expect(retryAfter('7')).toBe(7000);
    expect(retryAfter('Sun, 29 Nov 2026 04:00:10 GMT', Date.parse('2026-11-29T04:00:00Z'))).toBe(10_000);
    expect([null, '', 'soon', '-3'].map((header) => retryAfter(header))).toEqual([0, 0, 0, 0]);
  });
});
