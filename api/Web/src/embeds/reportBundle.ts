/** Code that only who reports needs: loaded when the camera is opened. */
import '../styles/report.css';

export { ReportInEmbed } from './ReportInEmbed';
