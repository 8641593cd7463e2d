// Sums the result files of all runners (CTRF of xunit, JSON of vitest), names what failed with its reason and prints the closing line. When only the
// tests of some cases were asked for, vitest reports all its others as skipped: those are not counted.
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';

/** Enough to tell what was wrong from the end of a long log alone. */
const LONGEST_REASON = 1500;

const [folder, cases] = process.argv.slice(2);
const total = { passed: 0, failed: 0, skipped: 0 };
const failed = [];
for (const file of readdirSync(folder).sort()) {
  const report = JSON.parse(readFileSync(join(folder, file), 'utf8'));
  const summary = report.results?.summary;
  total.passed += summary?.passed ?? report.numPassedTests;
  total.failed += summary?.failed ?? report.numFailedTests + (report.success || report.numFailedTests > 0 ? 0 : 1);
  total.skipped += summary ? summary.skipped + (summary.pending ?? 0) : cases ? 0 : report.numPendingTests + report.numTodoTests;
  const tests = report.results?.tests ?? report.testResults?.flatMap(one => one.assertionResults) ?? [];
  for (const one of tests.filter(one => one.status === 'failed')) {
    failed.push(`failed: ${basename(file, '.json')} ${one.fullName ?? one.name}`);
    failed.push(`  ${(one.message ?? one.failureMessages?.join(' ') ?? '').replace(/\s+/g, ' ').slice(0, LONGEST_REASON)}`);
  }
}

for (const line of failed) console.log(line);
console.log(`${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`);
process.exitCode = total.failed > 0 || total.passed === 0 ? 1 : 0;
