import { text } from '../i18n/i18n';
import { Dialog } from '../ui/Dialog';

/** Asks before something that cannot simply be taken back. */
export function ConfirmDialog({ title, words, onYes, onNo }: { title: string; words: string; onYes: () => void; onNo: () => void }) {
  return (
    <Dialog title={title} testId="confirm" onClose={onNo}>
      <p>{words}</p>
      <button type="button" class="primary" data-testid="confirm-yes" onClick={onYes}>{title}</button>
      <button type="button" class="secondary wide" data-testid="confirm-no" onClick={onNo}>{text('action.cancel')}</button>
    </Dialog>
  );
}
