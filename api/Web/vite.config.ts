import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { defineConfig, type Plugin } from 'vite';

/** What every page needs at once. */
const CORE = new RegExp(`node_modules/(@preact|preact)/|/src/(${[
  'i18n/(i18n|chinaTime|chinaDay)',
  'accounts/(sessionStore|session|tabSessionSync)',
  'net/(api|backoff|browserStorage|clock|operations|preloaded|problem|retryCommand|sourceStatus|timeout|wake)',
  'ui/(Dialog|Header|Icon|Notices|drawPage|lazy|theme)',
].join('|')})\\.tsx?$`);
/** A map, and what every map shows beneath its own things. */
const MAPS = /node_modules\/(leaflet|topojson-client)\/|\/src\/map\/(baseMap|cluster|followStations|shownBaseMap|sprites|stationLayer)\.ts$/;
/** What lists of stations and names of districts are made from: pages without a map need them too. */
const LISTS = /\/src\/(districts\/|stations\/(stationStore|stationState|geo|stationListCache)\.ts$|live\/tiles\.ts$|map\/attribution\.ts$)/;
/** The rider's connection, with what it is for. */
const RIDER = /\/src\/(riders\/(orderDeadline|riderCache|riderConnection|RiderUnknown)|tasks\/actions)\.tsx?$/;
/** Files whose address is known outside. */
const OWN_ADDRESS: Record<string, string> = { sw: 'sw.js', sdk: 'sdk/redstation.js' };
const page = (name: string) => resolve(import.meta.dirname, name);

/** Files that the rider's page never loads. */
const OTHER_PAGES = new RegExp(`(${[
  'dispatch', 'DispatchMap', 'charging', 'cases', 'CaseMap', 'inbox', 'question', 'groupNearby', 'station', 'columns', 'jsQR', 'gcj02Layer', 'start', 'ledger',
  'figures', 'fairness', 'growth', 'prices', 'pricesEdit', 'hardship', 'Hardship', 'integrations', 'History', 'provider', 'camera', 'report', 'residentBundle',
  'residents', 'verify', 'sandbox', 'equipment', 'link', 'embed', 'FreePorts', 'ReportHere', 'DutyCard',
].join('|')})-`);

/**
 * Tells the service worker which files make up the rider's page. They are only known after hashing, and a rider
 * who loses the network on the second visit needs the lazily loaded ones (map, languages) as much as the first.
 */
function shellList(): Plugin {
  return {
    name: 'shell-list',
    generateBundle: {
      order: 'post',
      handler(_options, bundle) {
        const worker = bundle['sw.js'];
        if (worker?.type !== 'chunk') return;
        const files = Object.keys(bundle)
          .filter((name) => name.startsWith('assets/') && !OTHER_PAGES.test(name))
          .map((name) => '/' + name);
        const version = createHash('sha256').update(files.join()).digest('hex').slice(0, 12);
        worker.code = worker.code.replace(/["'`]__SHELL__["'`]/, () => JSON.stringify(files))
          .replace('__VERSION__', version);
      },
    },
  };
}

/** What every page has in its head: it stands in one file, and each page says where it goes. */
function sharedHead(): Plugin {
  const head = readFileSync(page('head.partial.html'), 'utf8').trim();
  return { name: 'shared-head', transformIndexHtml: { order: 'pre', handler: (html) => html.replace('<!-- shared head -->', () => head) } };
}

/**
 * Tells boot.js where the words of each language are. They are loaded by the page's code, so a browser would only learn
 * of them after that has run.
 */
function wordFiles(): Plugin {
  return {
    name: 'word-files',
    transformIndexHtml: {
      order: 'post',
      handler(html, { bundle }) {
        const file = (lang: string) => Object.keys(bundle ?? {}).find((name) => new RegExp(`^assets/${lang}-[^/]*\\.js$`).test(name));
        const [zh, en] = [file('zh'), file('en')];
        return zh && en ? html.replace('<script src="/boot.js"', `<script src="/boot.js" data-words-zh="/${zh}" data-words-en="/${en}"`) : html;
      },
    },
  };
}

/**
 * Of SignalR's parts the pages use WebSockets, and polling where those are blocked. Polling is fetched when it is needed; what is never used
 * (other transports, resending by its own count) is left out: a cheap phone pays for every byte.
 */
function lighterSignalR(): Plugin {
  const part = /^\.\/(XhrHttpClient|ServerSentEventsTransport|MessageBuffer|LongPollingTransport)(\.js)?$/;
  const polling = `export class LongPollingTransport {
    constructor(...made) { this.onreceive = this.onclose = null; this.made = made; }
    async connect(url, format) {
      const { LongPollingTransport } = await import('@microsoft/signalr/dist/esm/LongPollingTransport.js');
      this.real = new LongPollingTransport(...this.made);
      this.real.onreceive = (data) => { if (this.onreceive) this.onreceive(data); };
      this.real.onclose = (error) => { if (this.onclose) this.onclose(error); };
      return this.real.connect(url, format);
    }
    send(data) { return this.real.send(data); }
    async stop() { if (this.real) await this.real.stop(); }
  }`;
  return {
    name: 'lighter-signalr',
    enforce: 'pre',
    resolveId: (source, importer) => (part.test(source) && importer?.includes('@microsoft/signalr/') ? `\0signalr-${part.exec(source)![1]}` : null),
    load: (id) => (id === '\0signalr-LongPollingTransport' ? polling
      : id.startsWith('\0signalr-') ? `export class ${id.slice('\0signalr-'.length)} {}` : null),
  };
}

export default defineConfig({
  plugins: [sharedHead(), shellList(), wordFiles(), lighterSignalR()],
  // Leaflet's main file is one piece; of its modules only those are taken that the maps use.
  resolve: { alias: [{ find: /^leaflet$/, replacement: 'leaflet/dist/leaflet-src.esm.js' }] },
  build: {
    outDir: '../wwwroot',
    emptyOutDir: true,
    // Riders' phones last long: of 2020 and later (Chrome 80, Safari 14). What those lack is written down in tsconfig's lib, too.
    target: 'es2020',
    cssTarget: ['chrome80', 'safari14'],
    modulePreload: { polyfill: false },
    rolldownOptions: {
      input: {
        start: page('index.html'),
        rider: page('rider.html'),
        report: page('report.html'),
        dispatch: page('dispatch.html'),
        cases: page('cases.html'),
        charging: page('charging.html'),
        station: page('station.html'),
        prices: page('prices.html'),
        pricesEdit: page('prices-edit.html'),
        hardship: page('hardship.html'),
        provider: page('provider.html'),
        ledger: page('ledger.html'),
        verify: page('verify.html'),
        figures: page('figures.html'),
        fairness: page('fairness.html'),
        growth: page('growth.html'),
        integrations: page('integrations.html'),
        embed: page('embed.html'),
        sdk: page('sdk/redstation.ts'),
        sandbox: page('sandbox.html'),
        equipment: page('equipment.html'),
        link: page('link.html'),
        sw: page('src/offline/sw.ts'),
      },
      // Others import what the SDK exports.
      preserveEntrySignatures: 'exports-only',
      // A service worker must keep its address, or browsers go on using the old one; and platforms' pages name the SDK's.
      output: {
        entryFileNames: (chunk) => OWN_ADDRESS[chunk.name] ?? 'assets/[name]-[hash].js',
        // What every page needs at once is one file: a dozen small ones cost a slow phone more than their bytes.
        // A group takes with it what its files import, unless one of a higher priority has taken that.
        codeSplitting: {
          groups: [
            { name: 'core', test: CORE, priority: 2 }, { name: 'lists', test: LISTS, priority: 1 },
            { name: 'maps', test: MAPS }, { name: 'riderBase', test: RIDER },
          ],
        },
      },
    },
  },
  server: { proxy: { '/api': 'http://127.0.0.1:5080', '/hubs': { target: 'http://127.0.0.1:5080', ws: true } } },
});
