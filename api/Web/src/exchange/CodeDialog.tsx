import { text } from '../i18n/i18n';
import type { Redemption } from '../net/wire';
import { Dialog } from '../ui/Dialog';
import { Qr } from '../ui/Qr';
import { digitByDigit, named, spoken, whenText } from './exchangeText';

/** The code to show: for a scanner, and in digits for who has none. */
export function CodeDialog({ redemption, onClose }: { redemption: Redemption; onClose: () => void }) {
  return (
    <Dialog title={named(redemption.offer)} testId="code-dialog" onClose={onClose}>
      <div class="code-card">
        <Qr value={redemption.codeText!} label={text('exchange.qr')} />
        <p class="code-digits" data-testid="code" aria-label={digitByDigit(redemption.code!)}>{spoken(redemption.code!)}</p>
        {redemption.slotStart && <p>{whenText(redemption)}</p>}
        <p>{text('exchange.codeHint')}</p>
      </div>
    </Dialog>
  );
}
