import type { CaseClass, Position } from '../net/wire';
import type { Report } from '../offline/reports';
import type { KeptFile, StoredCommand } from '../offline/outboxStore';

/** Where a phone has measured itself to be. */
export interface Measured extends Position {
  /** How far off it may be, in metres. */
  accuracyM: number;
  /** When, by the server's clock (ms). */
  at: number;
}

/** A report while it is being written. */
export interface ReportDraft {
  operationId: string;
  /** What the rider has written; empty while nothing. */
  note: string;
  /** The class that the rider chose; empty while the first proposal stands. */
  classId: string;
  /** Where it is; null until the phone has measured itself or the rider has pointed at the map. */
  position: Position | null;
  /** How far off it may be, in metres; null when it was pointed at. */
  accuracyM: number | null;
  /** When it was seen, by the server's clock (ms). */
  observedAt: number;
  photo: Blob | null;
  /** What was said in place of being written. */
  voice: Blob | null;
}

/** The server takes what was seen within 30 days. */
const OLDEST_MS = 29 * 24 * 3_600_000;
/** A place measured longer than this before or after the moment of taking, in milliseconds, is another place's. */
const SAME_MOMENT_MS = 60_000;
/** A place that is less exact than this, in metres, is better looked at on the map. */
export const COARSE_M = 100;

/** When a picture was taken, by the server's clock: the phone's own may be off, so its age is what counts. */
export function takenAt(file: { lastModified: number }, deviceNow: number, serverNow: number): number {
  const age = Number.isFinite(file.lastModified) ? deviceNow - file.lastModified : 0;
  return serverNow - Math.min(OLDEST_MS, Math.max(0, age));
}

/** The draft with what the phone has measured, if that is the better place of the two; a place that was pointed at stays. */
export function placed(draft: ReportDraft, measured: Measured | null): ReportDraft {
  if (!measured || Math.abs(measured.at - draft.observedAt) > SAME_MOMENT_MS) return draft;
  const better = draft.position === null || (draft.accuracyM !== null && measured.accuracyM < draft.accuracyM);
  if (!better) return draft;
  return { ...draft, position: { lat: measured.lat, lon: measured.lon }, accuracyM: measured.accuracyM };
}

/** What is reported besides the photo: without words of the rider's own it is the name of the class, as the page says. */
function wordsOf(draft: ReportDraft, className: string): string {
  return draft.note.trim() || className;
}

/** What is still missing before it may be sent. */
export function missing(draft: ReportDraft, chosen: CaseClass | undefined): 'place' | 'class' | 'content' | null {
  if (!draft.photo && !draft.voice && !draft.note.trim()) return 'content';
  if (!chosen) return 'class';
  return draft.position ? null : 'place';
}

/** A report as it is kept while it is written: what the rider has not chosen is left out, so that it is proposed anew. */
export function toKeep(draft: ReportDraft): Report {
  return {
    step: 'report', operationId: draft.operationId, path: '/cases', title: draft.note.trim().slice(0, 40), photo: draft.photo,
    voice: draft.voice,
    body: {
      class: draft.classId, note: draft.note, takenAt: new Date(draft.observedAt).toISOString(),
      ...(draft.position ? { position: draft.position } : {}),
    },
  };
}

/** A report as it is sent. */
export function toSend(draft: ReportDraft, classId: string, className: string, path = '/cases'): Report {
  const kept = toKeep(draft);
  const note = wordsOf(draft, className);
  return { ...kept, path, title: note === className ? className : `${className}：${note.slice(0, 40)}`, body: { ...kept.body, class: classId, note } };
}

/** A draft that was kept, as it was. A place counts as pointed at: what the phone measures now is where it is now. */
export function fromKept(kept: StoredCommand): ReportDraft {
  const { class: classId, note, position, takenAt: seen } = kept.body as Partial<Record<string, string>> & { position?: Position };
  const blobOf = (file: KeptFile | undefined) => (file ? new Blob([file.bytes], { type: file.type }) : null);
  return {
    operationId: kept.operationId, note: note ?? '', classId: classId ?? '', position: position ?? null, accuracyM: null,
    observedAt: Date.parse(seen ?? '') || kept.createdAt, photo: blobOf(kept.photo), voice: blobOf(kept.voice),
  };
}
