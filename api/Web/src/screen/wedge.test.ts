import { describe, expect, it } from 'vitest';
import { WedgeReader } from './wedge';

function type(reader: WedgeReader, keys: string[], every: number, from = 1000): string | null {
  let code: string | null = null;
  keys.forEach((key, index) => { code = reader.key(key, from + index * every) ?? code; });
  return code;
}

describe('WedgeReader', () => {
  it('takes fast keys that end with Enter', () => {
    expect(type(new WedgeReader(), [...'rs1.Ab-9_xyz', 'Enter'], 5)).toBe('rs1.Ab-9_xyz');
  });
  it('keeps capitals although the reader presses Shift for them', () => {
    expect(type(new WedgeReader(), ['a', 'b', 'Shift', 'C', 'd', 'e', 'f', 'g', 'h', 'Enter'], 5)).toBe('abCdefgh');
  });
  it('leaves a person alone who types by hand', () => {
    expect(type(new WedgeReader(), [...'password1', 'Enter'], 150)).toBeNull();
  });
  it('forgets what was typed before the reader spoke', () => {
    const reader = new WedgeReader();
    type(reader, ['x'], 1, 0);
    expect(type(reader, [...'abcdefgh', 'Enter'], 5, 5000)).toBe('abcdefgh');
  });
  it('ignores a lone Enter', () => {
    expect(type(new WedgeReader(), ['Enter'], 5)).toBeNull();
  });
});
