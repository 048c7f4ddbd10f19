// Adds up vitest's JSON reports. A file that could not be loaded has no tests to count: it counts as one failure.
import { existsSync, readFileSync } from 'node:fs';

let passed = 0;
let failed = 0;
for (const path of process.argv.slice(2).filter((name) => existsSync(name))) {
  const report = JSON.parse(readFileSync(path, 'utf8'));
  passed += report.numPassedTests;
  failed += report.numFailedTests;
  failed += report.testResults.filter((file) => file.status === 'failed' && file.assertionResults.length === 0).length;
}
process.stdout.write(`${passed} passed, ${failed} failed\n`);
