import { writeFileSync } from 'node:fs';
import { relative } from 'node:path';
import type { FullResult, Reporter, Suite, TestCase, TestError } from '@playwright/test/reporter';
import { type Tally, tallyFile } from './tally.ts';

/** Counts Playwright's results. A test that passes only on a second try has failed: something in it is not sure. */
export default class PlaywrightTally implements Reporter {
  private readonly tally: Tally = { passed: 0, failed: [], skipped: [] };
  private suite: Suite | undefined;

  onBegin(_config: unknown, suite: Suite): void {
    this.suite = suite;
  }

  onError(error: TestError): void {
    this.tally.failed.push(`an error outside of any test: ${error.message ?? error.value ?? 'unknown'}`);
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
    else if (outcome === 'flaky') this.tally.failed.push(`${name} passed only when tried again`);
    else if (outcome === 'unexpected') this.tally.failed.push(name);
    else if (test.expectedStatus !== 'skipped') this.tally.failed.push(`${name} did not run`);
    else this.tally.skipped.push({ name, reason: reason(test) });
  }
}

const reason = (test: TestCase): string =>
  test.annotations.find(({ type, description }) => description && (type === 'skip' || type === 'fixme'))?.description ??
  'no reason given';
