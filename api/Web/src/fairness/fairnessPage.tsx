import { openSession } from '../accounts/session';
import { fairnessWords } from '../i18n/fairnessWords';
import { drawPage } from '../ui/drawPage';
import { FairnessApp } from './FairnessApp';

/** The page on which anybody reads by which rule tasks are offered; a rider who is signed in here, also what it came to for them. */
export function openFairnessPage(): void {
  openSession('rider');
  void drawPage(() => <FairnessApp />, fairnessWords);
}
