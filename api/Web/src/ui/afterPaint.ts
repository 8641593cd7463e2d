/** Runs something once what was just drawn is on the screen; in a hidden tab, which paints nothing, soon. */
export function afterPaint(act: () => void): void {
  let done = false;
  const once = () => {
    if (done) return;
    done = true;
    act();
  };
  // A frame's callbacks run before it is painted, a task posted from them after.
  requestAnimationFrame(() => setTimeout(once, 0));
  setTimeout(once, 500);
}
