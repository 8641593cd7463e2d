// The result file (CTRF) of a runner that left none: one failed test. Its reason is the tests that had not ended, as the runner said of each, or the
// end of what it printed.
import { readFileSync } from 'node:fs';

const LONGEST_END = 1200;

const printed = readFileSync(process.argv[2], 'utf8').trim();
const elapsed = new Map(Array.from(printed.matchAll(/\[Long Running Test\] '(.*)', Elapsed: ([\d:]+)/g), ([, name, time]) => [name, time]));
const running = [...elapsed].map(([name, time]) => `${name} had run for ${time}`);
const message = [...running, printed.slice(-LONGEST_END)].join('\n');
console.log(JSON.stringify({
  results: { summary: { passed: 0, failed: 1, skipped: 0 }, tests: [{ name: 'left no result', status: 'failed', message }] },
}));
