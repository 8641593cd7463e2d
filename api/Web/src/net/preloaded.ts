interface Early { path: string; answer: Promise<Response> }

/** The request that boot.js started before any module had loaded, for the first call that wants the same; once. */
export function takePreloaded(path: string): Promise<Response> | null {
  const holder = globalThis as { rsPreloaded?: Early };
  const early = holder.rsPreloaded;
  if (early?.path !== path) return null;
  delete holder.rsPreloaded;
  return early.answer;
}
