import { useState } from 'preact/hooks';
import { text } from '../i18n/i18n';
import { retryCommand } from '../net/retryCommand';
import type { ServiceOffer } from '../net/wire';
import { notify, notifyError } from '../ui/Notices';

export interface OfferProps { organisation: string; service: ServiceOffer; onChanged: () => Promise<void> }

/** Sends one change of an offer and says what became of it. */
export function useChange(onChanged: () => Promise<void>) {
  const [busy, setBusy] = useState(false);
  async function send(change: () => Promise<unknown>): Promise<boolean> {
    setBusy(true);
    try {
      await retryCommand(change);
      await onChanged();
      notify(text('provider.saved'), 'good');
      return true;
    } catch (error) {
      notifyError(error);
      return false;
    } finally {
      setBusy(false);
    }
  }
  return { busy, send };
}
