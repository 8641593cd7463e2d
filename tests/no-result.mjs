// The result file (CTRF) of a runner that left none: one failed test, with the end of what the runner printed as its reason.
import { readFileSync } from 'node:fs';

const LONGEST_END = 1200;

const printed = readFileSync(process.argv[2], 'utf8').trim();
const test = { name: 'left no result', status: 'failed', message: printed.slice(-LONGEST_END) };
console.log(JSON.stringify({ results: { summary: { passed: 0, failed: 1, skipped: 0 }, tests: [test] } }));
