import { describe, expect, it } from 'vitest';
import { candidates, WedgeReader, type Press, type Reading } from './wedgeReader';

const CODE = 'RS1.demo-rider_07.1795924870.0123456789abcdef.0123456789abcdef0123456789abcdef';

/** How an American keyboard strikes a character. */
function strike(letter: string): { code: string; shiftKey: boolean } {
  if (/[a-z]/i.test(letter)) return { code: `Key${letter.toUpperCase()}`, shiftKey: /[A-Z]/.test(letter) };
  if (/\d/.test(letter)) return { code: `Digit${letter}`, shiftKey: false };
  return { code: { '.': 'Period', '-': 'Minus', '_': 'Minus', ']': 'BracketRight', ':': 'Semicolon' }[letter] ?? '', shiftKey: /[_:]/.test(letter) };
}

/** Types a text as a reader does; the computer makes of each character what `as` says. */
function type(
  reader: WedgeReader, text: string, { every = 5, from = 1000, as = (letter: string) => letter, end = 'Enter' as string | null } = {},
): Reading | null {
  let at = from;
  let done: Reading | null = null;
  const press = (key: string, code: string, shiftKey: boolean, chord = false) => {
    done = reader.press({ key, code, shiftKey, chord, at: (at += every) } satisfies Press) ?? done;
  };
  for (const letter of text) {
    const { code, shiftKey } = strike(letter);
    if (shiftKey) press('Shift', 'ShiftLeft', true);
    press(as(letter), code, shiftKey);
  }
  if (end === 'ctrl+j') press('j', 'KeyJ', false, true);
  else if (end) press(end, end, false);
  return done;
}

const swapped = (letter: string) => (/[a-z]/.test(letter) ? letter.toUpperCase() : letter.toLowerCase());

describe('WedgeReader', () => {
  it('takes fast keys that end with Enter, capitals too', () => {
    expect(candidates(type(new WedgeReader(), CODE)!)).toEqual([CODE]);
  });
  it.each(['Tab', 'NumpadEnter', 'ctrl+j'])('W15: takes %s as the end', (end) => {
    expect(candidates(type(new WedgeReader(), CODE, { end })!)).toEqual([CODE]);
  });
  it('W15: takes a code that ends with no key once nothing follows', () => {
    const reader = new WedgeReader();
    expect(type(reader, CODE, { end: null, from: 0, every: 1 })).toBeNull();
    expect(reader.pause(200)).toBeNull();
    expect(candidates(reader.pause(500)!)).toEqual([CODE]);
    expect(reader.pending).toBe(false);
  });
  it('W15: waits longer for the rest of a code that is not whole, and then says what there is', () => {
    const reader = new WedgeReader();
    type(reader, CODE.slice(0, 40), { end: null, from: 0, every: 1 });
    expect(reader.pause(600)).toBeNull();
    expect(reader.pause(2000)!.typed).toBe(CODE.slice(0, 40));
  });
  it('W15: passes on what caps lock has swapped, once: the server knows', () => {
    expect(candidates(type(new WedgeReader(), CODE, { as: swapped })!)).toEqual([[...CODE].map(swapped).join('')]);
  });
  it('W15: keeps a symbology prefix: the server knows', () => {
    expect(candidates(type(new WedgeReader(), `]Q1${CODE}`)!)).toEqual([`]Q1${CODE}`]);
  });
  it.each([
    ['French', { '1': '&', '.': ':', '-': ')', '0': 'à', '7': 'è', q: 'a', a: 'q', m: ',' } as Record<string, string>],
    ['Russian', { R: 'К', S: 'Ы', d: 'в', e: 'у', '.': 'ю' } as Record<string, string>],
  ])('W15: reads the keys when the layout is %s', (_, layout) => {
    expect(candidates(type(new WedgeReader(), CODE, { as: (letter) => layout[letter] ?? letter })!)[0]).toBe(CODE);
  });
  it('W15: asks about the keys too when a German layout leaves a text that could be a code', () => {
    const code = CODE.replace('demo', 'zhang');
    const read = type(new WedgeReader(), code.replace(/[-_]/g, '1'), { as: (letter) => ({ z: 'y', y: 'z' })[letter] ?? letter })!;
    expect(candidates(read)).toHaveLength(2);
  });
  it('W15: reads the keys that an input method has swallowed', () => {
    expect(candidates(type(new WedgeReader(), CODE, { as: () => 'Process' })!)).toEqual([CODE]);
  });
  it('W15: has nothing to ask when not even the keys are known', () => {
    const reader = new WedgeReader();
    let done: Reading | null = null;
    for (let at = 0; at < 30; at++) {
      done = reader.press({ key: at < 29 ? 'Unidentified' : 'Enter', code: '', shiftKey: false, chord: false, at: 1000 + at });
    }
    expect(done).not.toBeNull();
    expect(candidates(done!)).toEqual([]);
  });
  it('keeps its patience with a busy computer in the midst of a code', () => {
    const reader = new WedgeReader();
    type(reader, CODE.slice(0, 6), { from: 0, end: null });
    expect(candidates(type(reader, CODE.slice(6), { from: 300, every: 60 })!)).toEqual([CODE]);
  });
  it.each([CODE, 'RSX:12345678', `]Q1${CODE}`, ']Q1RSX:12345678'])('keeps it from the first key of %s', (code) => {
    const reader = new WedgeReader();
    let at = 0;
    for (const letter of code) {
      reader.press({ key: letter, ...strike(letter), chord: false, at: (at += 400) });
    }
    expect(candidates(reader.press({ key: 'Enter', code: 'Enter', shiftKey: false, chord: false, at: at + 400 })!)).toEqual([code]);
  });
  it('takes a redemption\'s code that ends with no key', () => {
    const reader = new WedgeReader();
    type(reader, 'RSX:12345678', { end: null, from: 0 });
    expect(candidates(reader.pause(800)!)).toEqual(['RSX:12345678']);
  });
  it('leaves a person alone who types by hand', () => {
    const reader = new WedgeReader();
    expect(type(reader, 'password1', { every: 150 })).toBeNull();
    expect(reader.pause(60_000)).toBeNull();
  });
  it('forgets what was typed before the reader spoke', () => {
    const reader = new WedgeReader();
    type(reader, 'x', { from: 0, end: null });
    expect(candidates(type(reader, CODE, { from: 5000 })!)).toEqual([CODE]);
  });
  it('ignores a lone Enter', () => {
    expect(type(new WedgeReader(), '')).toBeNull();
  });
});
