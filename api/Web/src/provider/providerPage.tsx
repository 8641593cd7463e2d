import { openSession } from '../accounts/session';
import { drawPage } from '../ui/drawPage';
import { ProviderApp } from './ProviderApp';

/** For those who hand services over: a provider's staff, and a station's with a phone. */
export function openProviderPage(): void {
  openSession('operator');
  void drawPage(() => <ProviderApp />);
}
