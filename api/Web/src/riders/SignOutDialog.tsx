import { signOut } from '../accounts/session';
import { text } from '../i18n/i18n';
import { pendingCommands } from '../offline/unsentCommands';
import { Dialog } from '../ui/Dialog';

/** Signing out takes everything of a person off the phone; what was not sent yet would be gone unseen. */
export function SignOutDialog({ onClose }: { onClose: () => void }) {
  return (
    <Dialog title={text('signOut.title')} testId="sign-out-dialog" onClose={onClose}>
      <p>{text('signOut.unsent', { n: pendingCommands.value.length })}</p>
      <button type="button" class="primary wide" onClick={onClose} data-testid="sign-out-stay">{text('signOut.stay')}</button>
      <button type="button" class="secondary wide" onClick={() => { onClose(); signOut(); }} data-testid="sign-out-anyway">
        {text('signOut.anyway')}
      </button>
    </Dialog>
  );
}
