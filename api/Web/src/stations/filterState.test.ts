import { describe, expect, it, vi } from 'vitest';

vi.hoisted(() => { globalThis.document = { documentElement: { lang: 'zh-CN' } } as unknown as Document; });
const { keptFilter } = await import('./filterState');

const none = { freeOnly: false, openOnly: false, service: null };
const kept = (value: string | null) => keptFilter({ getItem: () => value });

describe('the filter of an earlier visit', () => {
  it('holds again', () => {
    expect(kept('{"freeOnly":true,"openOnly":false,"service":"water"}')).toEqual({ freeOnly: true, openOnly: false, service: 'water' });
  });

  it('leaves out what this version does not know, and what is damaged', () => {
    expect(kept('{"freeOnly":"yes","service":"sauna"}')).toEqual(none);
    expect([kept(null), kept('no json'), keptFilter(null)]).toEqual([none, none, none]);
  });
});
