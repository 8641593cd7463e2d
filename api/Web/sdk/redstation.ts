/**
 * Puts pages of red stations (红色驿站) into a delivery platform's app. One file without dependencies; the messages behind it are written down
 * in `api/docs/partners.md`, for whoever needs them without it.
 *
 * ```js
 * import { embed } from 'https://stations.example/sdk/redstation.js';
 * const ports = embed(document.querySelector('#ports'), { server: 'https://stations.example', platform: 'kuaisong', page: 'map' });
 * ports.remove();
 * ```
 */

export interface EmbedOptions {
  /** Where the stations' server is, such as `https://stations.example`. */
  server: string;
  /** Your platform's id, as the administrator has given it. The page that embeds must be at one of its registered origins. */
  platform: string;
  /** Free charging ports nearby, reporting a problem, or the governance task that the rider is on. */
  page: 'map' | 'report' | 'duty';
  /**
   * An access token of the linked rider, which your server gets by a JWT assertion (RFC 7523); null where the rider is not linked. Asked when it
   * is needed, and again when it was refused. Without it the page shows its public part only.
   */
  token?: () => Promise<string | null>;
  language?: 'zh' | 'en';
  theme?: 'light' | 'dark';
  /** The title of the frame for people who cannot see it. */
  title?: string;
  /** What happens in the page. */
  on?: Partial<EmbedEvents>;
}

export interface EmbedEvents {
  /** The page listens. */
  ready(): void;
  /** A report has been taken. */
  reported(caseId: string): void;
  /** Where the rider's task stands; `none` without one. */
  duty(state: 'none' | 'waiting' | 'granted' | 'refused' | 'poolEmpty' | 'unanswered'): void;
}

export interface Embedded {
  readonly frame: HTMLIFrameElement;
  setLanguage(language: 'zh' | 'en'): void;
  setTheme(theme: 'light' | 'dark'): void;
  /**
   * Where the rider is, WGS-84 degrees, and how exactly that is known, in metres: the page need not ask the phone then. Without an accuracy it is
   * good for finding stations nearby, and no report is made from it. Of Chinese map services (GCJ-02) convert it first.
   */
  setPlace(lat: number, lon: number, accuracyM?: number): void;
  /** The rider has linked or unlinked, or somebody else is signed in: the page asks for a token anew. */
  renew(): void;
  remove(): void;
}

const MARK = 'redstation';
/** A page that waits for a token shows what everybody may see, after this many milliseconds. */
const TOKEN_MS = 5000;

/** Puts a page into an element. */
export function embed(into: Element, options: EmbedOptions): Embedded {
  const server = new URL(options.server).origin;
  const frame = document.createElement('iframe');
  const address = new URL(`/embed/${options.page}`, server);
  address.searchParams.set('platform', options.platform);
  if (options.language) address.searchParams.set('lang', options.language);
  if (options.theme) address.searchParams.set('theme', options.theme);
  frame.src = address.href;
  frame.title = options.title ?? '红色驿站';
  frame.allow = `geolocation ${server}; camera ${server}; microphone ${server}`;
  frame.style.cssText = 'width:100%;border:0;display:block;min-height:240px';

  const tell = (message: object) => frame.contentWindow?.postMessage({ [MARK]: 1, ...message }, server);
  const giveToken = async () => {
    const late = setTimeout(() => tell({ type: 'token', token: null }), TOKEN_MS);
    const token = await (options.token?.() ?? Promise.resolve(null)).catch(() => null);
    clearTimeout(late);
    tell({ type: 'token', token });
  };

  function hear(event: MessageEvent): void {
    if (event.source !== frame.contentWindow || event.origin !== server || event.data?.[MARK] !== 1) return;
    const message = event.data as Record<string, unknown>;
    switch (message['type']) {
      case 'ready':
        void giveToken();
        options.on?.ready?.();
        break;
      case 'token-needed':
        void giveToken();
        break;
      case 'height':
        if (typeof message['px'] === 'number') frame.style.height = `${message['px']}px`;
        break;
      case 'reported':
        options.on?.reported?.(String(message['caseId']));
        break;
      case 'duty':
        options.on?.duty?.(message['state'] as Parameters<EmbedEvents['duty']>[0]);
        break;
    }
  }

  addEventListener('message', hear);
  into.append(frame);
  return {
    frame,
    setLanguage: (language) => tell({ type: 'language', language }),
    setTheme: (theme) => tell({ type: 'theme', theme }),
    setPlace: (lat, lon, accuracyM) => tell({ type: 'place', lat, lon, ...(accuracyM === undefined ? {} : { accuracyM }) }),
    renew: () => void giveToken(),
    remove() {
      removeEventListener('message', hear);
      frame.remove();
    },
  };
}
