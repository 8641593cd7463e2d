/** How many months can be chosen, this one first, and how many years. */
const MONTHS = 12;
const YEARS = 3;
const CHINA_MS = 8 * 3_600_000;

/** The first and the last day of a month or a year. */
export function daysOf(period: string): { from: string; to: string } {
  if (period.length === 4) return { from: `${period}-01-01`, to: `${period}-12-31` };
  const [year, month] = period.split('-').map(Number) as [number, number];
  return { from: `${period}-01`, to: `${period}-${new Date(Date.UTC(year, month, 0)).getUTCDate()}` };
}

/** The months and years to choose from, as the api writes them. Days are China's, whatever zone the computer is set to. */
export function periods(now: number): { months: string[]; years: string[] } {
  const here = new Date(now + CHINA_MS);
  const [year, month] = [here.getUTCFullYear(), here.getUTCMonth()];
  const months = Array.from({ length: MONTHS }, (_, back) => {
    const first = new Date(Date.UTC(year, month - back, 1));
    return `${first.getUTCFullYear()}-${String(first.getUTCMonth() + 1).padStart(2, '0')}`;
  });
  return { months, years: Array.from({ length: YEARS }, (_, back) => String(year - back)) };
}
