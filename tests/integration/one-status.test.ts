import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type House, readHouse } from './floors.ts';

/**
 * Where a check or a case stands is said in one place, `shared/status/`: a screen that has words, a tone or a colour of its own
 * for it says something else sooner or later.
 */
const rules = [
  {
    fault: 'has words of its own for where a check stands',
    // What comes of statusOf is put into words here, and nowhere else.
    apart: [
      'renderer/features/check/answer/check-result.tsx',
      'renderer/features/check/states/explanation.ts',
      'renderer/report/check/check-decision.tsx',
    ],
    files: /^(renderer|electron)\/.*\.tsx?$/,
    found: /['"`]state\.[a-z$]/,
  },
  {
    fault: 'has a tone of its own for where something stands',
    apart: [],
    files: /^renderer\/.*\.tsx$/,
    found: /<(StateChip|StateIcon|VerdictChip)\s[^>]*?tone=(["']|\{[^}]*['"])/,
  },
  {
    fault: 'wears a verdict’s colour for what is no verdict',
    apart: [],
    files: /^renderer\/(features\/(outbox|check\/states|credentials)\/.*|ui\/state-chip\.module)\.css$/,
    found: /var\(--(pass|fail|review)\b/,
  },
] as const;

function faultsOf(house: House): string[] {
  return rules.flatMap(({ fault, apart, files, found }) =>
    [...house]
      .filter(([file, text]) => files.test(file) && !apart.some((one) => one === file) && found.test(text))
      .map(([file]) => `${file} ${fault}`),
  );
}

describe('one status', () => {
  it('is said by every screen', () => {
    const house = readHouse(join(import.meta.dirname, '../..'));
    for (const file of rules.flatMap(({ apart }) => [...apart])) expect(house.get(file), file).toContain('statusOf');
    expect(faultsOf(house)).toEqual([]);
  });

  it.each([
    ['renderer/features/visit/a.tsx', "t('state.queued')"],
    ['electron/desktop/a.ts', "texts['state.failed']"],
    ['renderer/features/case/a.tsx', '<StateChip tone="moving">'],
    ['renderer/features/case/a.tsx', "<VerdictChip tone={isGood ? 'pass' : 'fail'}>"],
    ['renderer/features/outbox/a.module.css', '.problem { color: var(--fail); }'],
  ])('is missed in %s: %s', (file, text) => {
    expect(faultsOf(new Map([[file, text]]))).toHaveLength(1);
    expect(faultsOf(new Map([[file, "<StateChip tone={tone}>{t('case.state.one')}"]]))).toEqual([]);
  });
});
