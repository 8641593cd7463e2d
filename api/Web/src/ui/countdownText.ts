/**
 * `m:ss`, or `h:mm:ss` from an hour on; never negative. Whole seconds that are left: the page's clock ticks once a second, and
 * ten minutes just granted must not read 10:01.
 */
export function countdown(seconds: number): string {
  const left = Math.max(0, Math.floor(seconds));
  const two = (n: number) => String(n).padStart(2, '0');
  const [h, m, s] = [Math.floor(left / 3600), Math.floor((left % 3600) / 60), left % 60];
  return h > 0 ? `${h}:${two(m)}:${two(s)}` : `${m}:${two(s)}`;
}
