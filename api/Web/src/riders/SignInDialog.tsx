import { SignIn } from '../accounts/SignIn';
import { text } from '../i18n/i18n';
import { Dialog } from '../ui/Dialog';

export function SignInDialog({ onClose }: { onClose: () => void }) {
  return (
    <Dialog title={text('signIn.title')} testId="sign-in-dialog" onClose={onClose}>
      <SignIn role="rider" onDone={onClose} />
    </Dialog>
  );
}
