import type { ComponentChild, ComponentType } from 'preact';
import type { Position } from '../net/wire';
import type { Report } from '../offline/reports';
import type { AskNearby } from './nearby';

/** What is shown after a report was handed over. */
export interface SentProps {
  operationId: string;
  joined: boolean;
  hasPhoto: boolean;
  hasVoice: boolean;
  /** The case that the server has answered with; null before. */
  caseId: string | null;
  onRevise: () => void;
  onMine: () => void;
  onClose: () => void;
}

/** By which way reports go: as a rider's, or as those of somebody without account. */
export interface ReportChannel {
  /** Where a report is posted, behind `/api/v1`. */
  path: string;
  takesVoice: boolean;
  nearby: AskNearby;
  /** "Me too". */
  join(caseId: string): Pick<Report, 'path' | 'body'>;
  caseIdOf(answer: unknown): string;
  /** A hook: why nothing can be reported at a place, and what to do in place of it; null when it can. */
  useBarred(place: Position | null): ComponentChild | null;
  Sent: ComponentType<SentProps>;
}
