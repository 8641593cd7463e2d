import { useEffect, useState } from 'preact/hooks';
import { text } from '../i18n/i18n';
import { describe } from '../net/problem';
import type { NoticeChannel } from '../net/wire';
import { Icon } from '../ui/Icon';
import { choosePush, chooseSms, chooseWeChat, leave, loadNotices, notices, thisBrowser } from './noticeChoices';
import { pushAbility } from './pushAbility';

/** By what the rider is told what becomes of their reports while the page is closed: a switch for each way that there is. */
export function NoticeSwitches() {
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState('');
  const [phone, setPhone] = useState<string | null>(null);
  const list = notices.value;

  async function act(what: () => Promise<void>): Promise<void> {
    setBusy(true);
    setTrouble('');
    try {
      await what();
    } catch (error) {
      setTrouble(describe(error));
    } finally {
      setBusy(false);
    }
  }

  // Nobody came for the switches: without a network the reports stand here without them.
  useEffect(() => { loadNotices().catch(() => undefined); }, []);
  if (!list || list.offered.length === 0) return null;
  const chosen = (channel: NoticeChannel) =>
    list.items.find((one) => one.channel === channel && (channel !== 'push' || one.id === thisBrowser.value));
  const choose: Record<NoticeChannel, () => void> = {
    push: () => void act(() => choosePush(list.pushKey!)),
    sms: () => setPhone(''),
    weChat: () => void act(chooseWeChat),
  };
  return (
    <section class="notice-switches" aria-label={text('notice.title')} data-testid="notice-switches">
      <h3>{text('notice.title')}</h3>
      {list.offered.map((channel) => {
        const receiver = chosen(channel);
        const toggle = () => (receiver ? void act(() => leave(receiver.id)) : choose[channel]());
        return <Switch key={channel} channel={channel} on={receiver !== undefined} busy={busy} onToggle={toggle} />;
      })}
      {phone !== null && !chosen('sms') && (
        <form class="action-row" onSubmit={(event) => { event.preventDefault(); void act(() => chooseSms(phone).then(() => setPhone(null))); }}>
          <label>{text('notice.phone')}
            <input type="tel" autocomplete="tel" value={phone} data-testid="notice-phone" onInput={(event) => setPhone(event.currentTarget.value)} />
          </label>
          <button class="primary" disabled={busy || !phone.trim()} data-testid="notice-phone-send">{text('notice.phoneSend')}</button>
        </form>
      )}
      <p class="form-problem" role="alert" data-testid="notice-trouble">{trouble}</p>
    </section>
  );
}

function Switch({ channel, on, busy, onToggle }: { channel: NoticeChannel; on: boolean; busy: boolean; onToggle: () => void }) {
  const hindrance = channel === 'push' && !on ? pushAbility() : 'ready';
  return (
    <>
      <button type="button" role="switch" aria-checked={on} class="notice-switch" disabled={busy || hindrance !== 'ready'}
        data-testid={`notice-${channel}`} onClick={onToggle}>
        <span class="notice-knob"><Icon name={on ? 'check' : 'sound'} /></span>
        <span><strong>{text(`notice.${channel}`)}</strong><span class="muted">{text(on ? 'notice.on' : 'notice.off')}</span></span>
      </button>
      {hindrance !== 'ready' && (
        <p class="hint" data-testid="notice-hindrance"><Icon name="warning" size={20} />{text(`notice.hindrance.${hindrance}`)}</p>
      )}
    </>
  );
}
