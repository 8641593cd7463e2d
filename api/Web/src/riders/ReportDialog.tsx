import { ReportSheet } from '../reports/ReportSheet';
import { fix, here, locating, measure } from './position';

interface Props { subject: string; first: File | null; onMine: () => void; onClose: () => void }

/** A report from where the rider is. */
export function ReportDialog(props: Props) {
  return <ReportSheet {...props} measured={fix.value} around={here.value} locating={locating.value} onLocate={measure} />;
}
