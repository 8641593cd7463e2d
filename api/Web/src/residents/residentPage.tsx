import { loadWords } from '../i18n/i18n';
import { reportWords } from '../i18n/reportWords';
import { residentWords } from '../i18n/residentWords';
import { drawPage } from '../ui/drawPage';
import { ResidentApp } from './ResidentApp';

/** The page on which anybody reports, without an account, and follows what they have reported. */
export function openResidentPage(): void {
  void loadWords(reportWords);
  void drawPage(() => <ResidentApp />, residentWords);
}
