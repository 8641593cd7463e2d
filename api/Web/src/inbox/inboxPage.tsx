import { openSession } from '../accounts/session';
import { boardWords } from '../i18n/boardWords';
import { inboxWords } from '../i18n/inboxWords';
import { loadWords } from '../i18n/i18n';
import { drawPage } from '../ui/drawPage';
import { InboxApp } from './InboxApp';

/** The page of cases, for dispatchers and administrators. */
export function openInboxPage(): void {
  openSession('dispatcher');
  void loadWords(boardWords);
  void drawPage(() => <InboxApp />, inboxWords);
}
