import { openSession } from '../accounts/session';
import { growthWords } from '../i18n/growthWords';
import { drawPage } from '../ui/drawPage';
import { GrowthApp } from './GrowthApp';

/** The page on which a rider sees what their work has brought, and learns what opens more of it. */
export function openGrowthPage(): void {
  openSession('rider');
  void drawPage(() => <GrowthApp />, growthWords);
}
