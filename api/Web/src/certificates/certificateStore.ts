/** A certificate as the phone keeps it, with the key that shows it. The key cannot be taken out of the browser, not by this page either. */
export interface KeptCertificate { id: string; certificate: string; key: CryptoKey; expiresAt: string }

const DATABASE = 'redstation-certificates';
const STORE = 'certificates';

function open(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const asked = indexedDB.open(DATABASE, 1);
    asked.onupgradeneeded = () => { asked.result.createObjectStore(STORE, { keyPath: 'id' }); };
    asked.onsuccess = () => resolve(asked.result);
    asked.onerror = () => reject(asked.error ?? new Error(DATABASE));
    asked.onblocked = () => reject(new Error(DATABASE));
  });
}

async function run<T>(mode: IDBTransactionMode, act: (store: IDBObjectStore) => IDBRequest<T>): Promise<T> {
  const database = await open();
  try {
    return await new Promise((resolve, reject) => {
      const transaction = database.transaction(STORE, mode);
      const asked = act(transaction.objectStore(STORE));
      transaction.oncomplete = () => resolve(asked.result);
      transaction.onerror = () => reject(transaction.error ?? new Error(DATABASE));
      transaction.onabort = transaction.onerror;
    });
  } finally {
    database.close();
  }
}

export const keptCertificates = (): Promise<KeptCertificate[]> => run('readonly', (store) => store.getAll() as IDBRequest<KeptCertificate[]>);
export const keepCertificate = (one: KeptCertificate): Promise<unknown> => run('readwrite', (store) => store.put(one));
export const forgetCertificate = (id: string): Promise<unknown> => run('readwrite', (store) => store.delete(id));
