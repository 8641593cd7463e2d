import { useState } from 'preact/hooks';

interface Props {
  address: string;
  autoPlay?: boolean;
  label: string;
  testId: string;
  /** What is said, and offered, where the browser has no means to play it. */
  unplayable: string;
  download: string;
}

/** Plays a recording. Not every browser plays what every other records: one that cannot says so, and gives the file. */
export function Recording({ address, autoPlay = false, label, testId, unplayable, download }: Props) {
  const [failed, setFailed] = useState(false);
  if (!failed) return <audio controls autoPlay={autoPlay} src={address} aria-label={label} data-testid={testId} onError={() => setFailed(true)} />;
  return (
    <p role="status" data-testid={`${testId}-unplayable`}>
      {unplayable} <a href={address} download={label} data-testid={`${testId}-download`}>{download}</a>
    </p>
  );
}
