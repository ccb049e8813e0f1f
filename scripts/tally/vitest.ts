import { writeFileSync } from 'node:fs';
import type { Reporter, TestCase, TestModule } from 'vitest/node';
import { type Tally, tallyFile } from './tally.ts';

/** Vitest's own JSON report leaves out why a test was skipped, so its results are counted here. */
export default class VitestTally implements Reporter {
  onTestRunEnd(modules: ReadonlyArray<TestModule>, errors: ReadonlyArray<{ message: string }>): void {
    const tally: Tally = { passed: 0, failed: [], unsteady: [], skipped: [] };
    for (const module of modules) count(module, tally);
    for (const error of errors) tally.failed.push(`an error outside of any test: ${error.message}`);
    const file = process.env[tallyFile];
    if (file) writeFileSync(file, JSON.stringify(tally));
  }
}

function count(module: TestModule, tally: Tally): void {
  if (module.errors().length > 0) tally.failed.push(`${module.relativeModuleId} as a whole`);
  for (const suite of module.children.allSuites()) {
    if (suite.errors().length > 0) tally.failed.push(`${module.relativeModuleId} › ${suite.fullName} as a whole`);
  }
  for (const test of module.children.allTests()) {
    const name = `${module.relativeModuleId} › ${test.fullName}`;
    const result = test.result();
    if (result.state === 'passed') tally.passed += 1;
    else if (result.state === 'failed') tally.failed.push(name);
    else if (result.state === 'skipped' && !keptFromRunning(test))
      tally.skipped.push({ name, reason: result.note ?? 'no reason given' });
    else tally.failed.push(`${name} did not run`);
  }
}

/** Vitest calls tests skipped whose beforeAll failed. Nobody chose to skip them. */
function keptFromRunning(test: TestCase): boolean {
  if (test.options.mode !== 'run') return false;
  for (let parent = test.parent; parent.type === 'suite'; parent = parent.parent) {
    if (parent.errors().length > 0) return true;
  }
  return test.module.errors().length > 0;
}
