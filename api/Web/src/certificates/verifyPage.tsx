import { verifyWords } from '../i18n/verifyWords';
import { drawPage } from '../ui/drawPage';
import { VerifyApp } from './VerifyApp';

/** The page on which anybody checks a certificate of social hours, without an account. */
export function openVerifyPage(): void {
  void drawPage(() => <VerifyApp />, verifyWords);
}
