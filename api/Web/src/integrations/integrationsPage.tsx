import { openSession } from '../accounts/session';
import { integrationWords } from '../i18n/integrationWords';
import { drawPage } from '../ui/drawPage';
import { IntegrationsApp } from './IntegrationsApp';

/** Where an administrator connects other systems: who is told of cases, who tells of them, who may report. */
export function openIntegrationsPage(): void {
  openSession('admin');
  void drawPage(() => <IntegrationsApp />, integrationWords);
}
