import { expect, it, vi } from 'vitest';

vi.stubGlobal('document', { documentElement: { lang: 'zh-CN' } });
const { redeemCode } = await import('./deliveries');

it('a code for a service is told from a rider’s credential', () => {
  expect(redeemCode(['RSX:12345678'])).toBe('RSX:12345678');
  expect(redeemCode(['rsx:12345678 '])).toBe('rsx:12345678');
  expect(redeemCode(['RS1.r1.1.2.abc'])).toBeUndefined();
  expect(redeemCode(['12345678'])).toBeUndefined();
});
