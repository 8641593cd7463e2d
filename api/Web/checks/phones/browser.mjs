import { IDBFactory } from 'fake-indexeddb';
import { createContext } from 'node:vm';

const inert = () => new Promise(() => undefined);

/** What outlives a page on a phone: its database, its small storage, and whether there is a network. */
export class Device {
  constructor(address) {
    this.address = address;
    this.databases = new IDBFactory();
    this.storage = new Map();
    /** Which page holds which lock. */
    this.locks = new Map();
    this.line = new AbortController();
  }

  /** Requests that are under way break, and others do not begin. */
  loseNetwork() {
    this.line.abort();
  }

  findNetwork() {
    this.line = new AbortController();
  }

  /** How many commands are kept, drafts too. */
  async kept() {
    const database = await done(this.databases.open('redstation'));
    try {
      return database.objectStoreNames.contains('queue') ? await done(database.transaction('queue').objectStore('queue').count()) : 0;
    } finally {
      database.close();
    }
  }
}

function done(request) {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

/**
 * A page that is open on a device. When it is closed nothing of it goes on, at whatever await it was: its timers do not ring, its requests are
 * broken off, its database answers no more.
 */
export class OpenPage {
  #device;
  #closed = false;
  #aborting = new AbortController();
  #timers = new Set();
  #connections = new Set();
  #listeners = new Map();

  /** How its last requests ended, the newest last. */
  requests = [];
  /** Those that have not ended. */
  underWay = new Set();

  constructor(device, script) {
    this.#device = device;
    const listen = (name, act) => this.#listeners.set(name, [...this.#listeners.get(name) ?? [], act]);
    const sandbox = {
      AbortController, Blob, Headers, Response, crypto, performance, console, URL,
      addEventListener: listen,
      removeEventListener: () => undefined,
      navigator: { locks: { request: (name, _options, act) => this.#lock(name, act) } },
      document: { documentElement: { lang: 'zh-CN' }, visibilityState: 'visible', addEventListener: listen },
      localStorage: {
        getItem: (key) => device.storage.get(key) ?? null,
        setItem: (key, value) => device.storage.set(key, value),
        removeItem: (key) => device.storage.delete(key),
      },
      indexedDB: { open: (name, version) => this.#openDatabase(name, version) },
      setTimeout: (act, ms) => this.#time(setTimeout, act, ms),
      setInterval: (act, ms) => this.#time(setInterval, act, ms),
      clearTimeout: (timer) => this.#forget(timer),
      clearInterval: (timer) => this.#forget(timer),
      fetch: (path, init) => this.#fetch(path, init),
    };
    script.runInContext(createContext(sandbox));
    this.code = sandbox.page;
  }

  /** What the system tells a page. */
  tell(event) {
    for (const act of this.#listeners.get(event) ?? []) act({ type: event });
  }

  close() {
    this.#closed = true;
    this.#aborting.abort();
    this.#timers.forEach((timer) => clearTimeout(timer));
    this.#connections.forEach((database) => database.close());
    for (const [name, holder] of this.#device.locks) if (holder === this) this.#device.locks.delete(name);
  }

  async #lock(name, act) {
    if (this.#closed) return inert();
    const { locks } = this.#device;
    if (locks.has(name)) return act(null);
    locks.set(name, this);
    try {
      return await act({ name });
    } finally {
      if (locks.get(name) === this) locks.delete(name);
    }
  }

  #time(set, act, ms) {
    if (this.#closed) return 0;
    const timer = set(() => {
      if (set === setTimeout) this.#timers.delete(timer);
      act();
    }, ms);
    this.#timers.add(timer);
    return timer;
  }

  #forget(timer) {
    clearTimeout(timer);
    this.#timers.delete(timer);
  }

  #openDatabase(name, version) {
    // A request that is never answered.
    if (this.#closed) return {};
    const request = this.#device.databases.open(name, version);
    request.addEventListener('success', () => {
      this.#connections.add(request.result);
      if (this.#closed) request.result.close();
    });
    return request;
  }

  async #fetch(path, init) {
    if (this.#closed) return inert();
    const signal = AbortSignal.any([this.#aborting.signal, this.#device.line.signal, ...(init.signal ? [init.signal] : [])]);
    const begun = `${new Date().toISOString().slice(11, 19)} ${path.split('?')[0]} under way`;
    this.underWay.add(begun);
    try {
      const answer = await fetch(new URL(path, this.#device.address), { ...init, signal });
      this.#note(path, answer.status);
      return this.#closed ? inert() : answer;
    } catch (error) {
      this.#note(path, error.cause?.code ?? error.name);
      return this.#closed ? inert() : Promise.reject(error);
    } finally {
      this.underWay.delete(begun);
    }
  }

  #note(path, outcome) {
    this.requests = [...this.requests.slice(-7), `${new Date().toISOString().slice(11, 19)} ${path.split('?')[0]} ${outcome}`];
  }
}
