/**
 * What browsers record, what most can play first: AAC in MP4 is played by all, WebM not by Safari of before 2021 and Opus in MP4 by few. A plain
 * `audio/mp4` is AAC in Safari, and in Chrome whatever it has.
 */
const TYPES = ['audio/mp4;codecs=mp4a.40.2', 'audio/webm;codecs=opus', 'audio/mp4', 'audio/ogg;codecs=opus'];
/** A minute of speech is 180 kB. */
const BITS_PER_SECOND = 24_000;
/** Longer is not recorded, in milliseconds. */
export const MOST_MS = 60_000;

export function recordingType(isSupported: (type: string) => boolean): string | undefined {
  return TYPES.find(isSupported);
}

export function canRecord(): boolean {
  if (typeof MediaRecorder !== 'function' || !navigator.mediaDevices) return false;
  return recordingType((type) => MediaRecorder.isTypeSupported(type)) !== undefined;
}

/** Records what is said while a button is held. The microphone is let go of at once afterwards, also when asking for it took too long. */
export class VoiceRecorder {
  private held = false;
  private recorder: MediaRecorder | null = null;

  /** Asks for the microphone and begins; false when the button was let go of meanwhile, or there is nothing to record with. */
  async start(): Promise<boolean> {
    this.held = true;
    const stream = await navigator.mediaDevices.getUserMedia({ audio: true });
    if (!this.held) {
      stopAll(stream);
      return false;
    }
    const mimeType = recordingType((type) => MediaRecorder.isTypeSupported(type));
    this.recorder = new MediaRecorder(stream, { ...(mimeType ? { mimeType } : {}), audioBitsPerSecond: BITS_PER_SECOND });
    this.recorder.start();
    return true;
  }

  /** Ends it and answers what was said; null when nothing was recorded. */
  async stop(): Promise<Blob | null> {
    this.held = false;
    const { recorder } = this;
    this.recorder = null;
    if (!recorder || recorder.state === 'inactive') return null;
    const parts: Blob[] = [];
    const ended = new Promise<void>((done) => {
      recorder.ondataavailable = ({ data }) => { if (data.size > 0) parts.push(data); };
      recorder.onstop = () => done();
    });
    recorder.stop();
    await ended;
    stopAll(recorder.stream);
    return parts.length > 0 ? new Blob(parts, { type: recorder.mimeType.split(';')[0]! }) : null;
  }
}

function stopAll(stream: MediaStream): void {
  stream.getTracks().forEach((track) => track.stop());
}
