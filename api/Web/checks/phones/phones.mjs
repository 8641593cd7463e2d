/**
 * Phones on which people report while the network comes and goes and their pages are closed. They run the page's own queue.
 *
 * `node phones.mjs PLAN` reads a JSON file `{ address, seed, phones: [{ subject, reports: [{ note, classId, lat, lon, photo }] }] }`, in which
 * `photo` is null or the path of a JPEG, and prints what happens as lines of JSON: `{ reports, photos }` that have been acknowledged, `{ refused }`
 * for each that is refused, and in the end `{ finished: true, ... }` when no phone keeps anything any more.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Script } from 'node:vm';
import { build } from 'vite';
import { Device, OpenPage } from './browser.mjs';

// As in a browser: what a page was about when it was closed fails, and nobody hears of it.
process.on('unhandledRejection', () => undefined);

/** How often each phone is troubled: with an end, so that all arrives also where everything takes its time. */
const CLOSINGS = 4;
const LOSSES = 8;

const print = (line) => process.stdout.write(`${JSON.stringify(line)}\n`);
const plan = JSON.parse(readFileSync(process.argv[2], 'utf8'));
const happened = { arrived: { report: new Set(), reportPhoto: new Set() }, closings: 0, losses: 0 };

/** The same numbers at each run (mulberry32). */
function numbers(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

async function bundle() {
  const [{ output }] = [await build({
    configFile: false,
    root: import.meta.dirname,
    logLevel: 'error',
    build: {
      write: false,
      minify: false,
      target: 'es2020',
      lib: { entry: join(import.meta.dirname, 'page.ts'), formats: ['iife'], name: 'ignored' },
      rolldownOptions: { output: { codeSplitting: false } },
    },
  })].flat();
  return new Script(output.find(({ type }) => type === 'chunk').code, { filename: 'page.js' });
}

const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

class Phone {
  constructor(script, { subject, reports }, random) {
    Object.assign(this, { script, subject, reports, random, device: new Device(plan.address), done: false });
    this.open();
  }

  open() {
    const tellThoseBefore = this.tellReplaced;
    this.replaced = new Promise((replaced) => { this.tellReplaced = () => replaced(false); });
    this.page = new OpenPage(this.device, this.script);
    this.page.code.open(this.subject, {
      arrived: (step, operationId) => happened.arrived[step].add(operationId),
      refused: (operationId, code) => print({ refused: code, subject: this.subject, operationId }),
    });
    tellThoseBefore?.();
  }

  /** Its owner makes one report after the other; of one that was not said to be kept when the page was closed, they press the button again. */
  async report() {
    for (const { photo, ...words } of this.reports) {
      const planned = { ...words, observedAt: Date.now(), photo: photo && new Blob([readFileSync(photo)], { type: 'image/jpeg' }) };
      const operationId = this.page.code.newOperationId();
      for (let kept = false; !kept;) {
        kept = await Promise.race([this.page.code.report(operationId, planned).then(() => true), this.replaced]);
      }
      await pause(this.random() * 1500);
    }
    while (await this.device.kept() > 0) await pause(250);
    this.done = true;
  }

  /** Its pages are closed now and then and opened again, but for one that asks to be left open. */
  async beClosed() {
    for (let times = 0; times < CLOSINGS && !this.done;) {
      await pause(1000 + this.random() * 9000);
      if (this.done) return;
      if (!this.page.code.mayBeClosed()) continue;
      times++;
      this.page.close();
      happened.closings++;
      await pause(this.random() * 500);
      this.open();
    }
  }

  /** It goes through a tunnel now and then; the system tells the page when it is out again. */
  async loseTheNetwork() {
    for (let times = 0; times < LOSSES && !this.done; times++) {
      await pause(1000 + this.random() * 6000);
      this.device.loseNetwork();
      happened.losses++;
      await pause(this.random() * 3000);
      this.device.findNetwork();
      this.page.tell('online');
    }
  }
}

const script = await bundle();
const phones = plan.phones.map((planned, n) => new Phone(script, planned, numbers(plan.seed * 1000 + n)));
const tell = () => print({ reports: happened.arrived.report.size, photos: happened.arrived.reportPhoto.size });
const telling = setInterval(tell, 250);
// What a person who waits for the end wants to know.
const asking = setInterval(() => {
  const waiting = phones.filter((phone) => !phone.done).map(({ subject, page, device }) => ({ subject, waiting: page.code.waiting(), requests: [...page.requests, ...page.underWay, ...device.locks.keys()] }));
  print({ waiting });
}, 30_000);
await Promise.all(phones.map(async (phone) => {
  const trouble = [phone.beClosed(), phone.loseTheNetwork()];
  await phone.report();
  await Promise.all(trouble);
  phone.page.close();
}));
clearInterval(telling);
clearInterval(asking);
tell();
print({ finished: true, closings: happened.closings, losses: happened.losses });
