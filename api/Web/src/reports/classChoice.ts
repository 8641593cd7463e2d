import { browserStorage } from '../net/browserStorage';
import type { CaseClass, Position } from '../net/wire';
import { distanceM } from '../stations/geo';

/** A class that was chosen before, and about where: to a kilometre, for where a rider was must not stay on the phone more exactly. */
export interface PastChoice extends Position { classId: string }

/** Choices within this distance, in metres, count as made here. */
const HERE_M = 1500;
const MOST_KEPT = 30;
const MOST_PROPOSED = 5;
const keyOf = (subject: string) => `rs.reportClasses.${subject}`;

/** How much each sign that it is this class counts for. */
const WORD = 20;
const CATEGORY_WORD = 10;
const HERE = 3;
const ANYWHERE = 1;

/** The classes that a report is most likely about, best first: by its words, by what was chosen near here, and what was chosen last. */
export function propose(classes: CaseClass[], note: string, at: Position | null, past: PastChoice[]): CaseClass[] {
  const other = classes.find(isOther);
  const scored = classes.filter((one) => one !== other).map((one) => ({ one, score: scoreOf(one, note, at, past) }));
  // Sorting is stable: of equals the one that stands first in the list.
  scored.sort((a, b) => b.score - a.score);
  const likely = scored.filter(({ score }) => score > 0).map(({ one }) => one);
  const rest = scored.filter(({ score }) => score === 0).map(({ one }) => one);
  const first = other && likely.length === 0 ? [other, ...rest] : [...likely, ...(other ? [other] : []), ...rest];
  const proposed = first.slice(0, MOST_PROPOSED);
  // Who finds nothing that fits must not have to look for "other".
  if (other && !proposed.includes(other)) proposed.splice(MOST_PROPOSED - 1, 1, other);
  return proposed;
}

function scoreOf(one: CaseClass, note: string, at: Position | null, past: PastChoice[]): number {
  const mine = past.filter(({ classId }) => classId === one.id);
  const here = at ? mine.filter((choice) => distanceM(at, choice) < HERE_M).length : 0;
  return WORD * (shared(one.name, note) + sharedWords(one.nameEn, note)) + CATEGORY_WORD * shared(one.category, note)
    + HERE * Math.min(2, here) + ANYWHERE * Math.min(1, mine.length);
}

/** By the scheme of class ids the last one of a group is "other", and the last of all is for what fits nowhere. */
function isOther(one: CaseClass, at: number, all: CaseClass[]): boolean {
  return one.id.endsWith('99') && all.slice(at + 1).every((later) => !later.id.endsWith('99'));
}

/** How many pairs of neighbouring characters of a Chinese name stand in a text. */
function shared(name: string, note: string): number {
  let count = 0;
  for (let at = 0; at + 1 < name.length; at++) if (note.includes(name.slice(at, at + 2))) count++;
  return count;
}

/** How many words of an English name stand in a text; what is shorter than four letters says little. */
function sharedWords(name: string, note: string): number {
  const written = note.toLowerCase();
  return name.toLowerCase().split(/[^a-z]+/).filter((word) => word.length > 3 && written.includes(word)).length;
}

export function pastChoices(subject: string, store: Pick<Storage, 'getItem'> | null = browserStorage('localStorage')): PastChoice[] {
  try {
    const kept: unknown = JSON.parse(store?.getItem(keyOf(subject)) ?? '[]');
    return Array.isArray(kept) ? (kept as PastChoice[]) : [];
  } catch {
    return [];
  }
}

export function rememberChoice(
  subject: string, classId: string, at: Position, store: Pick<Storage, 'getItem' | 'setItem'> | null = browserStorage('localStorage'),
): void {
  const choice = { classId, lat: +at.lat.toFixed(2), lon: +at.lon.toFixed(2) };
  try {
    store?.setItem(keyOf(subject), JSON.stringify([choice, ...pastChoices(subject, store)].slice(0, MOST_KEPT)));
  } catch {
    // Then nothing is proposed from it.
  }
}

export function forgetChoices(subject: string, store: Pick<Storage, 'removeItem'> | null = browserStorage('localStorage')): void {
  try {
    store?.removeItem(keyOf(subject));
  } catch {
    // Nothing was kept either.
  }
}
