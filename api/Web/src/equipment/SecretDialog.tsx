import { useRef } from 'preact/hooks';
import { text } from '../i18n/i18n';
import { Dialog } from '../ui/Dialog';
import { notify } from '../ui/Notices';
import { Qr } from '../ui/Qr';

/** What a device shows when it connects. */
export interface Secret { identity: string; secret: string }

/** A device's secret, shown this once, for people and for a device that scans: whoever closes it says that it is kept. */
export function SecretDialog({ identity, secret, onClose }: Secret & { onClose: () => void }) {
  const field = useRef<HTMLInputElement>(null);

  async function copy(): Promise<void> {
    field.current?.select();
    try {
      // Only where the page came by https, or from this machine.
      await navigator.clipboard.writeText(secret);
      notify(text('equipment.copied'), 'good');
    } catch {
      notify(text('equipment.copyByHand'), 'plain');
    }
  }

  return (
    <Dialog title={text('equipment.secretTitle')} testId="secret">
      <p>{text('equipment.secretText')}</p>
      <p class="mono">{identity}</p>
      <Qr value={JSON.stringify({ identity, secret })} label={text('equipment.qr')} />
      <label>{text('equipment.secret')}
        <input ref={field} class="secret-value" readOnly value={secret} data-testid="secret-value" />
      </label>
      <button type="button" class="secondary wide" data-testid="secret-copy" onClick={() => void copy()}>{text('equipment.copy')}</button>
      <button type="button" class="primary" data-testid="secret-kept" onClick={onClose}>{text('equipment.kept')}</button>
    </Dialog>
  );
}
