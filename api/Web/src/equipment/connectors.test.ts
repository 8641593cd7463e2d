import { describe, expect, it } from 'vitest';
import { readConnectors, writeConnectors } from './connectors';

describe('connectors as people write them', () => {
  it('are read with blanks, commas and wide signs', () => {
    expect(readConnectors('1=3 2=4')).toEqual([{ connector: 1, port: 3 }, { connector: 2, port: 4 }]);
    expect(readConnectors(' 1＝3，12=10 ')).toEqual([{ connector: 1, port: 3 }, { connector: 12, port: 10 }]);
  });
  it('may be none', () => {
    for (const none of ['', '  ']) expect(readConnectors(none)).toEqual([]);
  });
  it('are nothing when they are written otherwise', () => {
    for (const wrong of ['1', '1=', '=1', 'a=1', '1=2=3', '1-2', '100=1']) expect(readConnectors(wrong)).toBeNull();
  });
  it('are written as they are read', () => {
    const some = [{ connector: 7, port: 1 }, { connector: 8, port: 2 }];
    expect(readConnectors(writeConnectors(some))).toEqual(some);
  });
});
