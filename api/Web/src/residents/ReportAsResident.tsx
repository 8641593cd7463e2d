import type { Position } from '../net/wire';
import { ReportSheet } from '../reports/ReportSheet';
import { locate, locating, measured } from './place';
import { residentChannel } from './residentChannel';
import { NOBODY } from './sending';

interface Props { first: File | null; around: Position; onClose: () => void }

/** A report from where the phone is, without account. */
export function ReportAsResident({ first, around, onClose }: Props) {
  return (
    <ReportSheet subject={NOBODY} channel={residentChannel} first={first} measured={measured.value} around={around}
      locating={locating.value} onLocate={locate} onMine={onClose} onClose={onClose} />
  );
}
