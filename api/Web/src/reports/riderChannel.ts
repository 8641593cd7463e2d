import { call } from '../net/api';
import { addressOf } from '../net/operations';
import type { Case } from '../net/wire';
import type { ReportChannel } from './reportChannel';
import { SentReport } from './SentReport';

/** A rider's reports: under their account, in every district. */
export const riderChannel: ReportChannel = {
  path: '/cases',
  takesVoice: true,
  nearby: (query) => call('GET', '/cases/nearby', { query }),
  join: (id) => ({ path: addressOf('/cases/{id}/join', { path: { id } }), body: {} }),
  caseIdOf: (answer) => (answer as Case).id,
  useBarred: () => null,
  Sent: SentReport,
};
