import { beforeAll, describe, expect, it, vi } from 'vitest';

vi.stubGlobal('document', { documentElement: { lang: 'zh-CN' } });
const { isolated, loadWords, text } = await import('./i18n');
const { screenWords } = await import('./screenWords');

describe('what people wrote', () => {
  beforeAll(() => loadWords(screenWords));

  it('P6: leaves the words around it alone', () => {
    expect(isolated('\u202E驿站\u2069')).toBe('驿站');
    expect(isolated('محطة')).toBe('\u2068محطة\u2069');
    expect(isolated('محطة\u2069\u202E')).toBe('\u2068محطة\u2069');
    expect(isolated('𠮷野 👩🏽‍🚒 O’Neil')).toBe('𠮷野 👩🏽‍🚒 O’Neil');
  });

  it('P6: does so within every text', () => {
    expect(text('screen.hello', { name: '王\u202E三' })).toContain('王三');
    expect(text('screen.hello', { name: 'علي' })).toContain('\u2068علي\u2069');
  });
});
