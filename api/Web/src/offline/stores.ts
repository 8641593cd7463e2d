/** A storage of the browser, or null where people or their system forbid it: even asking for it then throws. */
export function storeOf(name: 'localStorage' | 'sessionStorage'): Storage | null {
  try {
    return globalThis[name] ?? null;
  } catch {
    return null;
  }
}
