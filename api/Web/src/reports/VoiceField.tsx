import { useEffect, useRef, useState } from 'preact/hooks';
import { text } from '../i18n/i18n';
import { now } from '../net/clock';
import { Icon } from '../ui/Icon';
import { notify } from '../ui/Notices';
import { useAddressOf } from '../ui/useAddressOf';
import { canRecord, MOST_MS, VoiceRecorder } from './voiceRecorder';

/** What is shorter, in milliseconds, is a tap and not something said. */
const LEAST_MS = 700;

interface Props { voice: Blob | null; onChange: (voice: Blob | null) => void }

/** Hold to speak; what was said is played back before it is sent. */
export function VoiceField({ voice, onChange }: Props) {
  const [recorder] = useState(() => new VoiceRecorder());
  const [since, setSince] = useState(0);
  const limit = useRef<ReturnType<typeof setTimeout>>(undefined);
  const address = useAddressOf(voice);
  const began = useRef(0);
  useEffect(() => () => { void end(); }, []);
  if (!canRecord()) return null;

  async function begin(): Promise<void> {
    if (began.current) return;
    began.current = performance.now();
    try {
      if (!await recorder.start()) {
        notify(text('report.voiceAgain'));
        return;
      }
      began.current = performance.now();
      setSince(began.current);
      limit.current = setTimeout(() => void finish(), MOST_MS);
    } catch {
      began.current = 0;
      notify(text('report.voiceForbidden'), 'bad');
    }
  }

  async function end(): Promise<Blob | null> {
    clearTimeout(limit.current);
    const lasted = performance.now() - began.current;
    const said = await recorder.stop();
    began.current = 0;
    return lasted >= LEAST_MS ? said : null;
  }

  async function finish(): Promise<void> {
    if (!began.current) return;
    const recording = since > 0;
    setSince(0);
    const said = await end();
    if (said) onChange(said);
    else if (recording) notify(text('report.voiceShort'));
  }

  const seconds = since > 0 && now.value > 0 ? Math.floor((performance.now() - since) / 1000) : 0;
  const isKey = (event: KeyboardEvent) => event.key === ' ' || event.key === 'Enter';
  return (
    <div class="report-voice">
      <button type="button" class={`secondary wide hold ${since ? 'recording' : ''}`} aria-pressed={since > 0}
        data-testid="report-voice" data-seconds={seconds}
        onPointerDown={(event) => { event.currentTarget.setPointerCapture(event.pointerId); void begin(); }}
        onPointerUp={() => void finish()} onPointerCancel={() => void finish()} onContextMenu={(event) => event.preventDefault()}
        onKeyDown={(event) => { if (isKey(event) && !event.repeat) { event.preventDefault(); void begin(); } }}
        onKeyUp={(event) => { if (isKey(event)) void finish(); }}>
        <Icon name="sound" />{since ? text('report.voiceRecording', { n: seconds }) : text(voice ? 'report.voiceAnew' : 'report.voice')}
      </button>
      {voice && address && !since && (
        <div class="voice-said">
          <audio controls src={address} data-testid="report-said" aria-label={text('report.voiceSaid')} />
          <button type="button" class="secondary" data-testid="report-no-voice" onClick={() => onChange(null)}>{text('report.removeVoice')}</button>
        </div>
      )}
    </div>
  );
}
