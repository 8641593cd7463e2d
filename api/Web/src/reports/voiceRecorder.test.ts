import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { recordingType, VoiceRecorder } from './voiceRecorder';

class FakeRecorder {
  static isTypeSupported = (type: string) => type === 'audio/mp4';
  state: 'inactive' | 'recording' = 'inactive';
  ondataavailable: (event: { data: Blob }) => void = () => undefined;
  onstop: () => void = () => undefined;
  readonly mimeType: string;
  constructor(readonly stream: MediaStream, options: { mimeType: string }) { this.mimeType = options.mimeType; }
  start(): void { this.state = 'recording'; }
  stop(): void {
    this.state = 'inactive';
    queueMicrotask(() => {
      this.ondataavailable({ data: new Blob(['sound']) });
      this.onstop();
    });
  }
}

const stop = vi.fn();
let allow: (stream: unknown) => void = () => undefined;

describe('a recording', () => {
  beforeEach(() => {
    stop.mockClear();
    vi.stubGlobal('MediaRecorder', FakeRecorder);
    vi.stubGlobal('navigator', { mediaDevices: { getUserMedia: () => new Promise((done) => { allow = done; }) } });
  });
  afterEach(() => vi.unstubAllGlobals());

  const stream = { getTracks: () => [{ stop }] };

  it('is of the kind that most can play, of those that the browser has', () => {
    expect(recordingType(() => true)).toBe('audio/mp4;codecs=mp4a.40.2');
    expect(recordingType((type) => !type.includes('mp4a'))).toBe('audio/webm;codecs=opus');
    expect(recordingType((type) => type === 'audio/mp4')).toBe('audio/mp4');
    expect(recordingType(() => false)).toBeUndefined();
  });

  it('lets go of the microphone when it ends', async () => {
    const recorder = new VoiceRecorder();
    const started = recorder.start();
    allow(stream);
    expect(await started).toBe(true);
    expect(stop).not.toHaveBeenCalled();
    const said = await recorder.stop();
    expect(said).toMatchObject({ type: 'audio/mp4', size: 5 });
    expect(stop).toHaveBeenCalledTimes(1);
    expect(await recorder.stop()).toBeNull();
  });

  it('does not begin when the button was let go of before the microphone was allowed', async () => {
    const recorder = new VoiceRecorder();
    const started = recorder.start();
    expect(await recorder.stop()).toBeNull();
    allow(stream);
    expect(await started).toBe(false);
    expect(stop).toHaveBeenCalledTimes(1);
  });
});
