import { beforeAll, describe, expect, it, vi } from 'vitest';
import type { Exemption } from './exemptionText';

vi.stubGlobal('document', { documentElement: { lang: 'zh-CN' } });
const { loadWords } = await import('../i18n/i18n');
const { exemptionWords } = await import('../i18n/exemptionWords');
const { exemptionText } = await import('./exemptionText');

const at = Date.parse('2026-11-30T04:00:00.000Z');
const one = (extra: Partial<Exemption>): Exemption => ({
  dutyId: 'd', platformId: 'p', platformName: '快送平台', status: 'asked', expectedMinutes: 15, heldMinutes: 15, grantedMinutes: null,
  askedAt: new Date(at).toISOString(), answerBy: new Date(at + 30_000).toISOString(), ...extra,
});

describe('what a rider reads of their platform', () => {
  beforeAll(() => loadWords(exemptionWords));

  it('counts down while it may answer, and says nothing that it has not said', () => {
    expect(exemptionText(one({}), at + 7_000)).toBe('等待快送平台答复（23 秒）');
    expect(exemptionText(one({}), at + 99_000)).toBe('等待快送平台答复（0 秒）');
    expect(exemptionText(one({ status: 'silent' }), at)).toBe('快送平台没有答复');
    expect(exemptionText(one({ status: 'granted', grantedMinutes: 12 }), at)).toBe('快送平台已免除 12 分钟');
    expect(exemptionText(one({ status: 'refused', grantedMinutes: 0 }), at)).toBe('快送平台这次不免除时间');
    expect(exemptionText(one({ heldMinutes: 0 }), at)).toBe('快送平台本月的公益时间池已用完');
    expect(exemptionText(one({ heldMinutes: null }), at)).toContain('等待快送平台答复');
  });
});
