import { signal } from '@preact/signals';
import { text } from '../i18n/i18n';
import { describe } from '../net/problem';
import { Icon } from './Icon';

export type Tone = 'good' | 'bad' | 'plain';
export interface Notice { id: number; tone: Tone; words: string }

const notices = signal<Notice[]>([]);
let lastId = 0;
const SHOWN_MS = 3500;
/** What went wrong has to be read, not just noticed. */
const BAD_SHOWN_MS = 9000;

export function notify(words: string, tone: Tone = 'plain'): void {
  const id = ++lastId;
  notices.value = withNotice(notices.value, { id, tone, words });
  setTimeout(() => dismiss(id), tone === 'bad' ? BAD_SHOWN_MS : SHOWN_MS);
}

/** At most two, the newest on top (a phone has room for that one only): news replaces older news of its kind, so they never pile up. */
export function withNotice(shown: Notice[], next: Notice): Notice[] {
  const others = shown.filter((notice) => (notice.tone === 'bad') !== (next.tone === 'bad'));
  return [next, ...others];
}

export function notifyError(error: unknown): void {
  notify(describe(error), 'bad');
}

function dismiss(id: number): void {
  notices.value = notices.value.filter((notice) => notice.id !== id);
}

/** Dialogs that are open, the topmost last. A modal dialog makes the rest of the page mute and covers it. */
export const openDialogs = signal<string[]>([]);

/**
 * One live region: short words about what just happened, read out and gone by themselves. The page and each dialog
 * have a place for it, and it is shown in the one that is on top.
 */
export function Notices({ inside }: { inside?: string }) {
  if (openDialogs.value[openDialogs.value.length - 1] !== inside) return null;
  return (
    <div class="notices" role="status" aria-live="polite" data-testid="notices">
      {notices.value.map(({ id, tone, words }) => (
        <div key={id} class={`notice ${tone}`} data-testid={`notice-${tone}`}>
          <Icon name={tone === 'good' ? 'check' : tone === 'bad' ? 'warning' : 'station'} />
          <span>{words}</span>
          <button type="button" class="plain square" aria-label={text('action.dismiss')} onClick={() => dismiss(id)}>
            <Icon name="close" size={20} />
          </button>
        </div>
      ))}
    </div>
  );
}
