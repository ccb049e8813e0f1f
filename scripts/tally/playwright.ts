import { readFileSync, writeFileSync } from 'node:fs';
import { relative } from 'node:path';
import type { FullResult, Reporter, Suite, TestCase, TestError, TestResult } from '@playwright/test/reporter';
import { type Tally, tallyFile } from './tally.ts';

/** Counts Playwright's results, and shows what was in the window where a test failed: elsewhere nobody gets at the files. */
export default class PlaywrightTally implements Reporter {
  private readonly tally: Tally = { passed: 0, failed: [], unsteady: [], skipped: [] };
  private suite: Suite | undefined;

  onBegin(_config: unknown, suite: Suite): void {
    this.suite = suite;
  }

  onError(error: TestError): void {
    this.tally.failed.push(`an error outside of any test: ${error.message ?? error.value ?? 'unknown'}`);
  }

  onTestEnd(test: TestCase, result: TestResult): void {
    if (result.status === test.expectedStatus || result.status === 'skipped') return;
    for (const { name, path } of result.attachments) {
      if (name === 'error-context' && path) console.log(readFileSync(path, 'utf8'));
    }
  }

  onEnd(_result: FullResult): void {
    for (const test of this.suite?.allTests() ?? []) this.count(test);
    const file = process.env[tallyFile];
    if (file) writeFileSync(file, JSON.stringify(this.tally));
  }

  private count(test: TestCase): void {
    const name = [relative(process.cwd(), test.location.file), ...test.titlePath().slice(3)].join(' › ');
    const outcome = test.outcome();
    if (outcome === 'expected') this.tally.passed += 1;
    else if (outcome === 'flaky') {
      this.tally.passed += 1;
      this.tally.unsteady.push(name);
    } else if (outcome === 'unexpected') this.tally.failed.push(name);
    else if (test.expectedStatus !== 'skipped') this.tally.failed.push(`${name} did not run`);
    else this.tally.skipped.push({ name, reason: reason(test) });
  }
}

const reason = (test: TestCase): string =>
  test.annotations.find(({ type, description }) => description && (type === 'skip' || type === 'fixme'))?.description ??
  'no reason given';
