/** What the page knows of a key that was pressed: the part of a KeyboardEvent that matters. */
export interface Press {
  /** What the keyboard's layout, caps lock and the input method make of it. */
  key: string;
  /** Which key it is, whatever it stands for. */
  code: string;
  shiftKey: boolean;
  /** With Ctrl, Alt or the system's key: a command, or a control character that a reader puts around. */
  chord: boolean;
  at: number;
}

/** What a reader typed. `struck` is what its keys stand for on the layout that readers assume, where that differs. */
export interface Reading { typed: string; struck: string | null }

/** What stands for a key of which nothing can be known. */
const UNKNOWN = '\ufffd';
const SHIFTED_DIGITS = ')!@#$%^&*(';
const PUNCTUATION: Record<string, string> = {
  Period: '.>', Minus: '-_', BracketRight: ']}', BracketLeft: '[{', Slash: '/?', Comma: ',<', Equal: '=+', Semicolon: ';:', Quote: '\'"',
  Backquote: '`~', Backslash: '\\|', Space: '  ', NumpadDecimal: '..', NumpadSubtract: '--',
};

/** Has the beginning of a rider's or a redemption's code; a symbology may stand before it. Caps lock changes the case. */
const BEGINS = /^(\][a-z][a-z0-9])?rs(\d\.|x:)/i;
/** May still become such a beginning. */
const MAY_BEGIN = /^(\]([a-z]([a-z0-9])?)?|(\][a-z][a-z0-9])?r(s[\dx]?)?)$/i;
/** Has the form of one of these codes. What it is worth is the server's to say; this only tells a whole reading from a part. */
const WHOLE = /^(\][a-z][a-z0-9])?(rs\d\.[a-z0-9_-]+\.\d+\.[0-9a-f]{16}\.[0-9a-f]{32}|rsx:\d{8})$/i;

interface Limits {
  /** A reader's keys follow each other within this time; a person's do not. */
  gapMs: number;
  /** Within a code, and at what may be its beginning, nobody else can be typing, so a busy computer may take longer. */
  gapInCodeMs: number;
  shortest: number;
  /** So much, typed so fast, is a reader's even when it ends with no key. */
  long: number;
  longest: number;
}

/** How long nothing must come before a reading without a final key counts as ended, in milliseconds. */
export const PAUSE_MS = 300;
const PAUSE_IN_CODE_MS = 1500;

/**
 * Tells a reader that types like a keyboard from a person: a reader's characters follow each other within milliseconds. It ends with
 * Enter or Tab, or just stops. It assumes an American keyboard; the computer may have another, or an input method. So two transcripts
 * are kept: what arrived, and which keys were pressed. Pure, so that the rule can be tested; the page feeds it with keys and times.
 */
export class WedgeReader {
  private typed = '';
  private struck = '';
  private last = -Infinity;

  constructor(private readonly limits: Limits = { gapMs: 80, gapInCodeMs: 500, shortest: 8, long: 20, longest: 400 }) {}

  /** The reading that this key completes, or null. */
  press(press: Press): Reading | null {
    const since = press.at - this.last;
    const follows = since <= (this.beginsCode || this.mayBeginCode ? this.limits.gapInCodeMs : this.limits.gapMs);
    if (ends(press)) {
      const done = follows && this.struck.length >= this.limits.shortest ? this.reading() : null;
      this.clear();
      this.last = press.at;
      return done;
    }
    if (press.chord || isModifier(press.key)) return null;
    this.last = press.at;
    if (!follows || this.struck.length >= this.limits.longest) this.clear();
    this.typed += press.key.length === 1 ? press.key : UNKNOWN;
    this.struck += onAmericanLayout(press) ?? (press.key.length === 1 ? press.key : UNKNOWN);
    return null;
  }

  /** The reading that has ended because nothing followed it, or null. */
  pause(at: number): Reading | null {
    const whole = WHOLE.test(this.typed) || WHOLE.test(this.struck);
    const waited = at - this.last;
    const ended = waited >= PAUSE_IN_CODE_MS || (waited >= PAUSE_MS && (whole || !this.beginsCode));
    if (!ended || !this.struck) return null;
    const done = whole || this.beginsCode || this.struck.length >= this.limits.long ? this.reading() : null;
    this.clear();
    return done;
  }

  /** Whether something waits for its end. */
  get pending(): boolean { return this.struck !== ''; }

  private get beginsCode(): boolean { return BEGINS.test(this.typed) || BEGINS.test(this.struck); }

  private get mayBeginCode(): boolean { return MAY_BEGIN.test(this.typed) || MAY_BEGIN.test(this.struck); }

  private reading(): Reading {
    return { typed: this.typed, struck: this.struck === this.typed ? null : this.struck };
  }

  private clear(): void {
    this.typed = '';
    this.struck = '';
  }
}

/** What to ask the server about, the likeliest first; empty when the input method has swallowed all of it. */
export function candidates({ typed, struck }: Reading): string[] {
  const readable = (text: string) => !text.includes(UNKNOWN);
  const whole = struck !== null && WHOLE.test(struck) ? [struck] : [];
  const texts = WHOLE.test(typed) ? [typed, ...whole] : [...whole, typed];
  return texts.filter(readable).filter((text, at) => !texts.slice(0, at).some((other) => other.toLowerCase() === text.toLowerCase()));
}

/** Enter, Tab, or the line feed that some readers send as Ctrl+J, and the return that they send as Ctrl+M. */
function ends(press: Press): boolean {
  return press.key === 'Enter' || press.key === 'Tab' || press.code === 'Enter' || press.code === 'NumpadEnter' || press.code === 'Tab'
    || (press.chord && (press.code === 'KeyJ' || press.code === 'KeyM'));
}

function isModifier(key: string): boolean {
  return key === 'Shift' || key === 'CapsLock' || key === 'Control' || key === 'Alt' || key === 'AltGraph' || key === 'Meta' || key === 'NumLock';
}

function onAmericanLayout({ code, shiftKey }: Press): string | null {
  const letter = /^Key([A-Z])$/.exec(code)?.[1];
  if (letter) return shiftKey ? letter : letter.toLowerCase();
  const digit = /^(Digit|Numpad)(\d)$/.exec(code);
  if (digit) return shiftKey && digit[1] === 'Digit' ? SHIFTED_DIGITS[Number(digit[2])]! : digit[2]!;
  return PUNCTUATION[code]?.[shiftKey ? 1 : 0] ?? null;
}
