import { signal } from '@preact/signals';
import { browserStorage } from '../net/browserStorage';

/** What was reported on this phone. Nobody else knows that it was the same person, so it is kept here alone. */
export interface OwnReport {
  /** The command that it was sent by. */
  operationId: string;
  caseId: string;
  /** By which it is followed. */
  code: string;
  /** To name it by. */
  title: string;
  joined: boolean;
  /** This device's time (ms). */
  at: number;
}

const KEPT = 'rs.ownReports';
const MOST = 100;

type Store = Pick<Storage, 'getItem' | 'setItem'>;

export function readOwn(store: Store | null = browserStorage('localStorage')): OwnReport[] {
  try {
    const kept: unknown = JSON.parse(store?.getItem(KEPT) ?? '[]');
    return Array.isArray(kept) ? (kept as OwnReport[]).filter(({ code, caseId }) => code && caseId) : [];
  } catch {
    return [];
  }
}

function write(reports: OwnReport[], store: Store | null): OwnReport[] {
  try {
    store?.setItem(KEPT, JSON.stringify(reports));
  } catch {
    // Full or forbidden: then the link is all there is, as the page says.
  }
  return reports;
}

/** The last one first. Written down once, however often its answer comes. */
export function withOwn(report: OwnReport, store: Store | null = browserStorage('localStorage')): OwnReport[] {
  const others = readOwn(store).filter(({ code }) => code !== report.code);
  return write([report, ...others].slice(0, MOST), store);
}

export function withoutOwn(code: string, store: Store | null = browserStorage('localStorage')): OwnReport[] {
  return write(readOwn(store).filter((one) => one.code !== code), store);
}

export const ownReports = signal<OwnReport[]>(readOwn());

export function keepOwn(report: OwnReport): void {
  ownReports.value = withOwn(report);
}

export function forgetOwn(code: string): void {
  ownReports.value = withoutOwn(code);
}

/** The address under which a report is followed. What stands behind `#` is sent to no server and written in no log. */
export const linkOf = (code: string, at: Pick<Location, 'origin'> = location) => `${at.origin}/report#${code}`;

/** A code in groups of four, to be read and written down. */
export const grouped = (code: string) => code.replace(/(.{4})(?=.)/g, '$1-');

/** A code as somebody has typed it, or as it stands in a link; null for what can be none. The server reads it as well. */
export function codeIn(written: string): string | null {
  const plain = (written.split('#').pop() ?? '').replace(/[\s-]/g, '').toLowerCase().replace(/o/g, '0').replace(/[il]/g, '1');
  return /^[0-9a-hjkmnp-tv-z]{20}$/.test(plain) ? plain : null;
}
