/** Long after the click: only then does the browser read what a link points to, in milliseconds. */
const READ_BY_THEN_MS = 60_000;

/** Has the browser save a file under a name. */
export function saveFile(content: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(content);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), READ_BY_THEN_MS);
}
