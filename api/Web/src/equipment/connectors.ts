/** A connector and the port that it is. */
export interface Connector { connector: number; port: number }

/** Connectors as people write them, `1=3 2=4`, or none; null when it is written otherwise. */
export function readConnectors(written: string): Connector[] | null {
  const parts = written.trim().split(/[\s,，;；]+/).filter(Boolean);
  const read = parts.map((part) => /^(\d{1,2})\s*[=＝]\s*(\d{1,2})$/.exec(part));
  if (read.some((match) => !match)) return null;
  return read.map((match) => ({ connector: Number(match![1]), port: Number(match![2]) }));
}

/** The same, written. */
export function writeConnectors(connectors: readonly Connector[]): string {
  return connectors.map((entry) => `${entry.connector}=${entry.port}`).join(' ');
}
