import { withTimeout } from '../net/timeout';

interface Detector { detect(source: HTMLVideoElement): Promise<{ rawValue: string }[]> }
type DetectorClass = new (options: { formats: string[] }) => Detector;
type Script = (video: HTMLVideoElement) => string | null;

/** A detector that does not answer within this time is as good as none. */
const ANSWER_MS = 2000;
/** How often it may fail before it is not asked any more. */
const MOST_FAILURES = 2;
/** How often the reader in JavaScript looks too, while the browser's own finds nothing: some find nothing, ever. */
const SECOND_OPINION_MS = 1000;
/** Fine enough for a code of 150 characters that fills half of the picture. */
const WIDEST = 640;

/**
 * Looks for a code in a picture: with the browser's own detector as long as it works, else with one in JavaScript that is only
 * fetched then.
 */
export class QrDetector {
  private own: Detector | null;
  private failures = 0;
  private askedBothAt = -Infinity;
  private script: Promise<Script> | null = null;

  constructor(
    detector: DetectorClass | undefined = (globalThis as { BarcodeDetector?: DetectorClass }).BarcodeDetector,
    private readonly load: () => Promise<Script> = loadScript,
  ) {
    this.own = detector ? made(detector) : null;
  }

  /** The code in the picture, or null. Fails when there is nothing to look with. */
  async at(video: HTMLVideoElement, now: number): Promise<string | null> {
    if (this.own) {
      try {
        const found = await withTimeout(ANSWER_MS, this.own.detect(video));
        this.failures = 0;
        if (found[0]) return found[0].rawValue;
        if (now - this.askedBothAt < SECOND_OPINION_MS) return null;
        this.askedBothAt = now;
      } catch {
        if (++this.failures >= MOST_FAILURES) this.own = null;
      }
    }
    this.script ??= this.load();
    // What could not be fetched is asked for again at the next look.
    this.script.catch(() => { this.script = null; });
    return (await this.script)(video);
  }
}

function made(detector: DetectorClass): Detector | null {
  try {
    return new detector({ formats: ['qr_code'] });
  } catch {
    return null;
  }
}

async function loadScript(): Promise<Script> {
  const { default: jsQR } = await import('jsqr');
  const canvas = document.createElement('canvas');
  const g = canvas.getContext('2d', { willReadFrequently: true })!;
  return (video) => {
    if (!video.videoWidth) return null;
    canvas.width = Math.min(WIDEST, video.videoWidth);
    canvas.height = Math.round((canvas.width * video.videoHeight) / video.videoWidth);
    g.drawImage(video, 0, 0, canvas.width, canvas.height);
    const picture = g.getImageData(0, 0, canvas.width, canvas.height);
    return jsQR(picture.data, picture.width, picture.height)?.data || null;
  };
}
