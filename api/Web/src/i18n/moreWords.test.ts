import { describe, expect, it, vi } from 'vitest';

vi.stubGlobal('document', { documentElement: { lang: 'zh-CN' } });
const { loadWords, switchLanguage, text } = await import('./i18n');

/** Words that arrive when the test says so. */
function slowWords(key: string) {
  let arrive: () => void = () => undefined;
  const arrived = new Promise<void>((done) => { arrive = done; });
  const of = (language: string) => async () => {
    await arrived;
    return { [key]: `${key} ${language}` };
  };
  return { words: { zh: of('zh'), en: of('en') }, arrive };
}

describe('words of parts that are opened later', () => {
  it('are added to those that are there, in whichever order they arrive, and are all of the language shown', async () => {
    const [first, second] = [slowWords('first'), slowWords('second')];
    const loading = [loadWords(first.words), loadWords(second.words)];
    second.arrive();
    first.arrive();
    await Promise.all(loading);
    expect([text('first' as never), text('second' as never), text('nav.duty')]).toEqual(['first zh', 'second zh', '执勤']);

    const third = slowWords('third');
    const late = loadWords(third.words);
    const switched = switchLanguage('en');
    third.arrive();
    await Promise.all([late, switched]);
    expect([text('first' as never), text('second' as never), text('third' as never)]).toEqual(['first en', 'second en', 'third en']);
  });
});
