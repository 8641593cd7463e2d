import type { Position } from '../net/wire';

/** Where the rider was in the list when another part of the page took its place, in pixels. */
let leftAt = 0;

/** What scrolls the list: the page on a phone, its column beside a map. */
function scroller(list: HTMLElement): Element | null {
  const side = list.closest('.side');
  return side && getComputedStyle(side).overflowY === 'auto' ? side : document.scrollingElement;
}

/** From so many pixels on somebody reads further down. */
const READING_PX = 40;

export function isReading(list: HTMLElement | null): boolean {
  return list !== null && (scroller(list)?.scrollTop ?? 0) > READING_PX;
}

/** Goes on where the list was left; answers what remembers that again. */
export function comeBack(list: HTMLElement): () => void {
  const box = scroller(list);
  if (box && leftAt > 0) box.scrollTop = leftAt;
  return () => { leftAt = box?.scrollTop ?? 0; };
}

/** Alike as long as the same is looked for from about the same place; a kilometre farther on it is another search. */
export function sameSearch({ lat, lon }: Position, filter: string, taskId: string | undefined, whole: boolean): string {
  return [lat.toFixed(2), lon.toFixed(2), filter, taskId, whole].join();
}
