import { useState } from 'preact/hooks';
import { clockTime } from '../i18n/chinaTime';
import { text } from '../i18n/i18n';
import { call, fetchFile } from '../net/api';
import { notifyError } from '../ui/Notices';
import { saveFile } from '../ui/saveFile';
import { usePolled } from './usePolled';

const SHOWS = ['all', 'taken', 'refused'] as const;
type Shows = (typeof SHOWS)[number];
const QUERY: Record<Shows, { refused?: string }> = { all: {}, taken: { refused: 'false' }, refused: { refused: 'true' } };

/** What a device said and heard lately; fetched only while somebody looks at it. */
export function EquipmentMessages({ identity }: { identity: string }) {
  const [open, setOpen] = useState(false);
  return (
    <details onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary data-testid="messages">{text('equipment.messages')}</summary>
      {open && <Messages identity={identity} />}
    </details>
  );
}

function Messages({ identity }: { identity: string }) {
  const [shows, setShows] = useState<Shows>('all');
  const [kind, setKind] = useState('');
  const query = { ...QUERY[shows], ...(kind ? { kind } : {}) };
  const { value, trouble } = usePolled(
    () => call('GET', '/equipment/{identity}/messages', { path: { identity }, query }), `${identity} ${shows} ${kind}`);

  async function save(): Promise<void> {
    try {
      const asked = new URLSearchParams({ ...query, format: 'csv' });
      saveFile(await fetchFile(`/equipment/${encodeURIComponent(identity)}/messages?${asked.toString()}`), `messages-${identity}.csv`);
    } catch (error) {
      notifyError(error);
    }
  }

  return (
    <div class="part">
      <div class="chips" role="group" aria-label={text('equipment.messages')}>
        {SHOWS.map((one) => (
          <button key={one} type="button" class="chip" aria-pressed={shows === one} data-testid={`show-${one}`} onClick={() => setShows(one)}>
            {text(`equipment.${one}`)}
          </button>
        ))}
      </div>
      <label>{text('equipment.filter')}
        <input value={kind} maxLength={40} autocomplete="off" data-testid="message-kind"
          onInput={(event) => setKind(event.currentTarget.value.trim())} />
      </label>
      <button type="button" class="secondary wide" data-testid="export" onClick={() => void save()}>{text('equipment.export')}</button>
      {trouble && <p class="form-problem" role="alert">{trouble}</p>}
      {value?.items.length === 0 && <p class="empty">{text('equipment.noMessages')}</p>}
      <ul class="lines" data-testid="message-list">
        {value?.items.map((message, at) => (
          <li key={`${message.at} ${at}`} class={message.fault ? 'refused' : ''} data-kind={message.kind} data-fault={message.fault ?? ''}>
            <span class="muted">{clockTime(message.at)} · {text(message.direction === 'in' ? 'equipment.in' : 'equipment.out')}</span>
            <strong class="mono">{message.kind}</strong>
            <span class="mono">{message.text}</span>
            {message.fault && <span class="bad">{text(`equipment.fault.${message.fault}`)}</span>}
          </li>
        ))}
      </ul>
    </div>
  );
}
