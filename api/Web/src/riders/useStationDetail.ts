import { useEffect, useRef, useState } from 'preact/hooks';
import { call } from '../net/api';
import type { StationDetail } from '../net/wire';
import { changes, findStation } from '../stations/stationStore';

const AT_MOST_EVERY_MS = 1000;

/**
 * A station with every port. The live hub tells only the sums, so a change of revision there is the sign to ask for
 * the ports again, at most once a second.
 */
export function useStationDetail(id: string): { detail: StationDetail | null; failed: unknown; reload: () => void } {
  const [detail, setDetail] = useState<StationDetail | null>(null);
  const [failed, setFailed] = useState<unknown>(null);
  const asked = useRef({ at: 0, timer: 0 as unknown as ReturnType<typeof setTimeout> });
  const revision = (changes.value, findStation(id)?.revision ?? 0);

  function reload(): void {
    asked.current.at = Date.now();
    call('GET', '/stations/{id}', { path: { id } }).then((answer) => {
      setDetail((held) => (held && held.id === answer.id && held.revision > answer.revision ? held : answer));
      setFailed(null);
    }, setFailed);
  }

  useEffect(() => {
    if (detail?.id === id && detail.revision >= revision) return;
    const wait = Math.max(0, asked.current.at + AT_MOST_EVERY_MS - Date.now());
    asked.current.timer = setTimeout(reload, wait);
    return () => clearTimeout(asked.current.timer);
  }, [id, revision]);

  return { detail: detail?.id === id ? detail : null, failed, reload };
}
