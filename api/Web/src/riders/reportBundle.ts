/** Code and looks that only who reports a case or follows one needs: loaded when the camera is opened. */
import '../styles/report.css';
import { onSignOut } from '../accounts/session';
import { forgetChoices } from '../reports/classChoice';
import { startSending } from './outboxOutcomes';

export { ReportDialogs } from './ReportDialogs';
export { reportWords } from '../i18n/reportWords';

startSending();
onSignOut((subject) => forgetChoices(subject));
