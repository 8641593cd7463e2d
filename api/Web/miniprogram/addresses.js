// @ts-check

/** Pages of the server that may be opened from a scanned code or a shared card; what is not named here is not. */
const PAGES = new Set(['/', '/rider', '/report', '/prices', '/figures', '/verify', '/ledger']);

/**
 * The address on the server that a scanned text means, without the server before it; null when it is not one of ours.
 * @param {string} server
 * @param {string} scanned
 * @returns {string | null}
 */
function pathIn(server, scanned) {
  const base = server.replace(/\/$/, '');
  if (scanned !== base && !scanned.startsWith(`${base}/`)) return null;
  const rest = scanned.slice(base.length) || '/';
  return isOurs(rest) ? rest : null;
}

/**
 * @param {string} path
 * @returns {boolean}
 */
function isOurs(path) {
  const bare = path.split(/[?#]/)[0] || '/';
  return PAGES.has(bare) || /^\/station\/[\w-]{1,64}$/.test(bare);
}

module.exports = { isOurs, pathIn };
