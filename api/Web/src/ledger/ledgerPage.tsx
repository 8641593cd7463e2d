import { ledgerWords } from '../i18n/ledgerWords';
import { drawPage } from '../ui/drawPage';
import { LedgerApp } from './LedgerApp';

/** The page on which anybody checks the ledger's log, without an account. */
export function openLedgerPage(): void {
  void drawPage(() => <LedgerApp />, ledgerWords);
}
