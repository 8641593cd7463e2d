import { beforeAll, describe, expect, it, vi } from 'vitest';
import type { Notice, Tone } from './Notices';

const notice = (id: number, tone: Tone): Notice => ({ id, tone, words: `${id}` });
let withNotice: typeof import('./Notices').withNotice;

beforeAll(async () => {
  vi.stubGlobal('document', { documentElement: { lang: 'zh-CN' } });
  ({ withNotice } = await import('./Notices'));
});

describe('notices', () => {
  it('never pile up: news replaces news of its kind, the newest is on top', () => {
    const shown = [notice(1, 'good'), notice(2, 'plain'), notice(3, 'bad'), notice(4, 'good')].reduce(withNotice, []);
    expect(shown.map(({ id }) => id)).toEqual([4, 3]);
    expect(withNotice(shown, notice(5, 'bad')).map(({ id }) => id)).toEqual([5, 4]);
  });
});
