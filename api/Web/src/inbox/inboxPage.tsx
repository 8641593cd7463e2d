import { openSession } from '../accounts/session';
import { inboxWords } from '../i18n/inboxWords';
import { drawPage } from '../ui/drawPage';
import { InboxApp } from './InboxApp';

/** The page of cases, for dispatchers and administrators. */
export function openInboxPage(): void {
  openSession('dispatcher');
  void drawPage(() => <InboxApp />, inboxWords);
}
