import { signal } from '@preact/signals';
import { text } from '../i18n/i18n';
import { describe } from '../net/problem';
import { Icon } from './Icon';

export type Tone = 'good' | 'bad' | 'plain';
interface Notice { id: number; tone: Tone; words: string }

const notices = signal<Notice[]>([]);
let lastId = 0;
const SHOWN_MS = 7000;

export function notify(words: string, tone: Tone = 'plain'): void {
  const id = ++lastId;
  notices.value = [...notices.value.filter((notice) => notice.words !== words), { id, tone, words }].slice(-3);
  setTimeout(() => dismiss(id), SHOWN_MS);
}

export function notifyError(error: unknown): void {
  notify(describe(error), 'bad');
}

function dismiss(id: number): void {
  notices.value = notices.value.filter((notice) => notice.id !== id);
}

/** One live region for the page: short words about what just happened, read out and gone by themselves. */
export function Notices() {
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
