import { openSession } from '../accounts/session';
import { partnerWords } from '../i18n/partnerWords';
import { drawPage } from '../ui/drawPage';
import { LinkApp } from './LinkApp';

/** The page that a delivery platform leads riders to, to link their accounts. */
export function openLinkPage(): void {
  openSession('rider');
  void drawPage(() => <LinkApp />, partnerWords);
}
