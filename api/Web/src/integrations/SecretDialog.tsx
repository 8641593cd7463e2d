import { useRef } from 'preact/hooks';
import { text } from '../i18n/i18n';
import { Dialog } from '../ui/Dialog';
import { notify } from '../ui/Notices';

/** A secret, shown this once: whoever closes it says that it is kept elsewhere. */
export function SecretDialog({ secret, words, onClose }: { secret: string; words: string; onClose: () => void }) {
  const field = useRef<HTMLInputElement>(null);

  async function copy(): Promise<void> {
    field.current?.select();
    try {
      // Only where the page came by https, or from this machine.
      await navigator.clipboard.writeText(secret);
      notify(text('integrations.copied'), 'good');
    } catch {
      notify(text('integrations.copyByHand'), 'plain');
    }
  }

  return (
    <Dialog title={text('integrations.secretTitle')} testId="secret">
      <p>{words}</p>
      <label>{text('integrations.secret')}
        <input ref={field} class="secret-value" readOnly value={secret} data-testid="secret-value" />
      </label>
      <button type="button" class="secondary wide" data-testid="secret-copy" onClick={() => void copy()}>{text('integrations.copy')}</button>
      <button type="button" class="primary" data-testid="secret-kept" onClick={onClose}>{text('integrations.kept')}</button>
    </Dialog>
  );
}
