/**
 * MessagePack carries dates as dates, and depending on the server's resolver the names as they are in C#.
 * Both are brought to the form of the JSON contract here, so that nothing else needs to know the protocol.
 */
export function normalise<T>(value: unknown): T {
  return convert(value) as T;
}

function convert(value: unknown): unknown {
  if (value instanceof Date) return value.toISOString();
  if (typeof value === 'bigint') return Number(value);
  if (Array.isArray(value)) return value.map(convert);
  if (value === null || typeof value !== 'object') return value;
  const result: Record<string, unknown> = {};
  for (const [name, inner] of Object.entries(value)) {
    result[name.charAt(0).toLowerCase() + name.slice(1)] = convert(inner);
  }
  return result;
}
