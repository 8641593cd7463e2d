import { signal } from '@preact/signals';
import { browserStorage } from '../net/browserStorage';
import { EVERYTHING, type CaseFilter } from './inboxState';

/** A filter under a name. */
export interface SavedView { name: string; filter: CaseFilter }

const MOST = 20;
const keyOf = (subject: string) => `rs.inbox.views.${subject}`;

/** What this account has saved in this browser, by name. */
export const savedViews = signal<SavedView[]>([]);

export function openViews(subject: string): void {
  savedViews.value = read(subject);
}

/** Keeps a filter under a name, instead of another of that name. */
export function saveView(subject: string, view: SavedView): void {
  keep(subject, [view, ...savedViews.value.filter(({ name }) => name !== view.name)].slice(0, MOST));
}

export function forgetView(subject: string, name: string): void {
  keep(subject, savedViews.value.filter((view) => view.name !== name));
}

function keep(subject: string, views: SavedView[]): void {
  savedViews.value = [...views].sort((a, b) => a.name.localeCompare(b.name));
  try {
    browserStorage('localStorage')?.setItem(keyOf(subject), JSON.stringify(savedViews.value));
  } catch {
    // Then they last as long as the page.
  }
}

/** What another version of the page has left may lack something, or be something else. */
function read(subject: string): SavedView[] {
  try {
    const left = JSON.parse(browserStorage('localStorage')?.getItem(keyOf(subject)) ?? '[]') as unknown;
    if (!Array.isArray(left)) return [];
    return left.filter((one): one is SavedView => typeof one?.name === 'string' && typeof one?.filter === 'object')
      .map(({ name, filter }) => ({ name, filter: { ...EVERYTHING, ...filter } }));
  } catch {
    return [];
  }
}
