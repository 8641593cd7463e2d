import { useEffect } from 'preact/hooks';
import { openDialogs } from '../ui/Notices';
import { select, selectedId } from './inboxState';

const rows = () => [...document.querySelectorAll<HTMLElement>('[data-testid=case-row]')];
const rowOf = (id: string | null) => rows().find((row) => row.dataset['case'] === id);
const isWriting = (target: EventTarget | null) => target instanceof HTMLElement && target.matches('input:not([type=checkbox]), select, textarea');

/**
 * The page by keyboard. ↑ and ↓ go through the list, Enter opens (as on any button), a letter that stands on a button presses it, Esc goes back
 * to where one came from. Letters only count while the focus is on the case, so that they never surprise who writes or listens elsewhere.
 */
export function useKeys(): void {
  useEffect(() => {
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, []);
}

function press(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || openDialogs.value.length > 0) return;
  const target = event.target instanceof HTMLElement ? event.target : document.body;
  const inCase = target.closest('[data-testid=case-detail]') !== null;
  if (event.key === 'Escape') back(event, target);
  else if (isWriting(target)) return;
  else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
    if (!inCase) move(event, target, event.key === 'ArrowDown' ? 1 : -1);
  } else if (inCase && event.key.length === 1) pressLetter(event);
}

function move(event: KeyboardEvent, target: HTMLElement, by: number): void {
  const all = rows();
  const from = all.findIndex((row) => row === target || row.parentElement?.contains(target));
  const start = from >= 0 ? from : all.findIndex((row) => row.dataset['case'] === selectedId.value) - (by > 0 ? 0 : -1);
  const next = all[Math.min(all.length - 1, Math.max(0, start + by))];
  if (!next) return;
  event.preventDefault();
  next.focus();
  next.scrollIntoView({ block: 'nearest' });
}

function pressLetter(event: KeyboardEvent): void {
  const button = document.querySelector<HTMLButtonElement>(
    `[data-testid=case-detail] [data-letter="${CSS.escape(event.key.toLowerCase())}"]:not(:disabled)`);
  if (!button) return;
  event.preventDefault();
  button.click();
}

/** Out of a form to the case, from the case to its row. */
function back(event: KeyboardEvent, target: HTMLElement): void {
  const cancel = target.closest('form')?.querySelector<HTMLElement>('[data-testid=action-cancel]');
  if (cancel) {
    event.preventDefault();
    cancel.click();
    document.getElementById('case-title')?.focus();
  } else if (selectedId.value && !isWriting(target)) {
    event.preventDefault();
    const id = selectedId.value;
    select(null);
    // On a phone the list comes back only with the next drawing.
    requestAnimationFrame(() => rowOf(id)?.focus());
  }
}
