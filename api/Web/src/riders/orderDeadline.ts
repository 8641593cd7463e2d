/** What a rider can say of the tightest order they carry, in minutes from now; null is no order. */
export const DEADLINES = [null, 15, 30, 45, 60] as const;

/** The server's and the phone's clock may differ by a moment: fifteen minutes just chosen must not read thirty. */
const TOLERANCE_MS = 30_000;

/** The order that counts: one whose time has passed does not. */
export function inForce(due: string | null | undefined, at: number): string | null {
  return due && Date.parse(due) > at ? due : null;
}

/** Which of the choices shows what the server holds: the next above the time that is left; undefined when it is more than all of them. */
export function choiceOf(due: string | null | undefined, at: number): number | null | undefined {
  const counts = inForce(due, at);
  if (!counts) return null;
  const left = Date.parse(counts) - at;
  return DEADLINES.find((minutes) => minutes !== null && minutes * 60_000 + TOLERANCE_MS >= left);
}
