import { session } from '../accounts/session';
import { reviseReport } from '../offline/outbox';
import { MyReports } from '../reports/MyReports';
import { ReportSheet } from '../reports/ReportSheet';
import { riderChannel } from '../reports/riderChannel';
import { fix, here, locating, measure } from './position';
import { reporting } from './ReportBar';

/** A report from where the rider is, or what they have reported before. */
export function ReportDialogs() {
  const subject = session.value?.subject;
  const open = reporting.value;
  if (!subject || !open) return null;
  const close = () => { reporting.value = null; };
  if (open === 'mine' || 'caseId' in open) {
    const revise = (operationId: string) => void reviseReport(operationId).then(() => { reporting.value = { photo: null }; });
    return <MyReports subject={subject} first={open === 'mine' ? undefined : open} onClose={close} onRevise={revise} />;
  }
  return (
    <ReportSheet subject={subject} channel={riderChannel} first={open.photo} measured={fix.value} around={here.value}
      locating={locating.value} onLocate={measure} onMine={() => { reporting.value = 'mine'; }} onClose={close} />
  );
}
