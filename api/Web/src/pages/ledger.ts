import '../styles/ledger.css';
import { openLedgerPage } from '../ledger/ledgerPage';

openLedgerPage();
