/** Code that is needed when something is reported or followed: loaded behind the page's first paint. */
import '../styles/report.css';

export { FollowDialog } from './FollowDialog';
export { ReportAsResident } from './ReportAsResident';
export { startSending } from './sending';
export { UnsentReports } from './UnsentReports';
