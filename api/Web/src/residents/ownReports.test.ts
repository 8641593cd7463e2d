import { describe, expect, it } from 'vitest';
import { codeIn, grouped, linkOf, readOwn, withOwn, withoutOwn, type OwnReport } from './ownReports';

function memory(first: string | null = null) {
  let kept = first;
  return { getItem: () => kept, setItem: (_: string, value: string) => { kept = value; } };
}

const report = (code: string): OwnReport => ({ operationId: `op-${code}`, caseId: 'c1', code, title: '井盖', joined: false, at: 1 });

describe('reports of this phone', () => {
  it('are kept once, the last one first, and go when asked to', () => {
    const store = memory();
    withOwn(report('a'), store);
    withOwn(report('b'), store);
    withOwn(report('a'), store);
    expect(readOwn(store).map(({ code }) => code)).toEqual(['a', 'b']);
    withoutOwn('a', store);
    expect(readOwn(store).map(({ code }) => code)).toEqual(['b']);
  });

  it('survive what is damaged, and a phone that keeps nothing', () => {
    expect(readOwn(memory('{'))).toEqual([]);
    expect(readOwn(memory('{"code":1}'))).toEqual([]);
    expect(readOwn(null)).toEqual([]);
    const full = { getItem: () => null, setItem: () => { throw new Error('full'); } };
    expect(withOwn(report('a'), full)).toHaveLength(1);
  });
});

describe('a code', () => {
  const code = '0123456789abcdefghjk';

  it('is read as people write it, and out of a link', () => {
    for (const written of [code, grouped(code), grouped(code).toUpperCase(), ` ${code} `, linkOf(code, { origin: 'https://city.example' })]) {
      expect(codeIn(written)).toBe(code);
    }
    expect(codeIn('O1L3456789abcdefghjk')).toBe('0113456789abcdefghjk');
  });

  it('is none when it cannot be', () => {
    for (const written of ['', 'abc', `${code}x`, 'u'.repeat(20), '!'.repeat(20)]) expect(codeIn(written)).toBeNull();
  });

  it('stands in groups of four', () => expect(grouped(code)).toBe('0123-4567-89ab-cdef-ghjk'));
});
