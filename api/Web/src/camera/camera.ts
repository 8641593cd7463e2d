import { QrDetector } from './qrDetector';
import { QrDebouncer } from './qrDebouncer';

/** The state of the camera; `blind` means that no detector could be loaded. */
export type CameraState = 'starting' | 'reading' | 'denied' | 'missing' | 'busy' | 'lost' | 'insecure' | 'blind';

interface Reports {
  /** A code to read; false when it could not be read and is to be offered again. */
  found(code: string): Promise<boolean>;
  state(state: CameraState): void;
}

const LOOK_EVERY_MS = 200;
const MOST_WAIT_MS = 15_000;
/** How often it is looked whether staff have allowed the camera, where a browser does not tell. */
const ASK_PERMISSION_MS = 10_000;
/** A picture that does not move on for so long is frozen. */
const FROZEN_MS = 8000;

/**
 * A camera that reads codes into a video element until it is closed. Nobody stands behind a station's screen: whatever goes wrong
 * is said, and the camera is opened again when it may work, by itself.
 */
export class Camera {
  private readonly look = new QrDetector();
  private readonly sight = new QrDebouncer();
  private stream: MediaStream | null = null;
  private closed = false;
  /** Counts openings: what an earlier one still waits for is none of this one's business. */
  private turn = 0;
  private failures = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private permission: PermissionStatus | null = null;

  /** @param facing Which camera of a phone: a screen looks at who stands before it, a hand points the phone at a code. */
  constructor(
    private readonly video: HTMLVideoElement, private readonly reports: Reports, private readonly facing: 'user' | 'environment' = 'user',
  ) {
    document.addEventListener('visibilitychange', this.reopen);
    navigator.mediaDevices?.addEventListener('devicechange', this.plugged);
    this.reports.state('starting');
    void this.open();
  }

  close(): void {
    this.closed = true;
    this.release();
    document.removeEventListener('visibilitychange', this.reopen);
    navigator.mediaDevices?.removeEventListener('devicechange', this.plugged);
    this.permission?.removeEventListener('change', this.reopen);
  }

  private readonly reopen = (): void => { void this.open(); };

  private readonly plugged = (): void => {
    if (!this.stream) void this.open();
  };

  private async open(): Promise<void> {
    this.release();
    const turn = this.turn;
    // Release the camera, and its light, while the page is hidden.
    if (this.closed || document.hidden) return;
    if (!navigator.mediaDevices) return this.failed('insecure');
    try {
      const stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: this.facing, width: { ideal: 960 } } });
      if (turn !== this.turn) return stop(stream);
      this.stream = stream;
      for (const track of stream.getTracks()) track.addEventListener('ended', () => { if (turn === this.turn) this.failed('lost'); });
      this.video.srcObject = stream;
      await this.video.play();
      if (turn === this.turn) await this.watch(turn);
    } catch (error) {
      if (turn === this.turn) this.failed(faultOf(error));
    }
  }

  private async watch(turn: number): Promise<void> {
    let [moment, movedAt] = [-1, performance.now()];
    this.failures = 0;
    this.reports.state('reading');
    while (turn === this.turn) {
      const at = performance.now();
      if (this.video.currentTime !== moment) [moment, movedAt] = [this.video.currentTime, at];
      if (at - movedAt > FROZEN_MS) return this.failed('lost');
      await this.lookOnce(turn, at);
      await new Promise((wait) => setTimeout(wait, LOOK_EVERY_MS));
    }
  }

  private async lookOnce(turn: number, at: number): Promise<void> {
    // Before its first picture a video is no fault of the detector's.
    if (this.video.readyState < HTMLMediaElement.HAVE_CURRENT_DATA) return;
    let code: string | null;
    try {
      code = await this.look.at(this.video, at);
    } catch {
      if (turn === this.turn) this.reports.state('blind');
      return;
    }
    if (turn !== this.turn) return;
    this.reports.state('reading');
    const news = this.sight.look(code, performance.now());
    if (news) void this.reports.found(news).then((read) => { if (!read) this.sight.forget(); });
  }

  private failed(state: CameraState): void {
    this.release();
    if (this.closed) return;
    this.reports.state(state);
    if (state === 'denied') void this.awaitPermission();
    else this.timer = setTimeout(this.reopen, Math.min(MOST_WAIT_MS, 1000 * 2 ** this.failures++));
  }

  /** Asking again and again would open the browser's question each time; what staff decide is waited for. */
  private async awaitPermission(): Promise<void> {
    const turn = this.turn;
    const permission = await navigator.permissions?.query({ name: 'camera' as PermissionName }).catch(() => null) ?? null;
    if (turn !== this.turn || this.closed) return;
    if (permission?.state === 'granted') return this.failed('busy');
    if (permission && !this.permission) {
      this.permission = permission;
      permission.addEventListener('change', this.reopen);
    }
    this.timer = setTimeout(() => {
      if (!permission || permission.state === 'granted') this.reopen();
      else void this.awaitPermission();
    }, ASK_PERMISSION_MS);
  }

  private release(): void {
    this.turn++;
    clearTimeout(this.timer);
    stop(this.stream);
    this.stream = null;
    this.video.srcObject = null;
  }
}

function stop(stream: MediaStream | null): void {
  stream?.getTracks().forEach((track) => track.stop());
}

function faultOf(error: unknown): CameraState {
  switch (error instanceof DOMException ? error.name : '') {
    case 'NotAllowedError': case 'SecurityError': return 'denied';
    case 'NotFoundError': case 'OverconstrainedError': return 'missing';
    case 'NotReadableError': return 'busy';
    default: return 'lost';
  }
}
