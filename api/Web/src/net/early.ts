interface Early { path: string; answer: Promise<Response> }

/** The request that boot.js started before any module had loaded, for the first call that wants the same; once. */
export function takeEarly(path: string): Promise<Response> | null {
  const holder = globalThis as { rsEarly?: Early };
  const early = holder.rsEarly;
  if (early?.path !== path) return null;
  delete holder.rsEarly;
  return early.answer;
}
