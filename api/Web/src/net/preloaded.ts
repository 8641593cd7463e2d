interface Early { path: string; answer: Promise<Response> }

/** The response that boot.js requested before any module had loaded. Only the first call with the same path gets it. */
export function takePreloaded(path: string): Promise<Response> | null {
  const holder = globalThis as { rsPreloaded?: Early };
  const early = holder.rsPreloaded;
  if (early?.path !== path) return null;
  delete holder.rsPreloaded;
  return early.answer;
}
