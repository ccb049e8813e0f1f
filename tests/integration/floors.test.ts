import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { faultsOf, readHouse } from './floors.ts';

/** A house of these files alone; what a file imports, as its text says it. */
const faultsWith = (files: Record<string, string>) => faultsOf(new Map(Object.entries(files)));

describe('the floors of the house', () => {
  it('hold: every import runs down, none runs in a circle, and no file or folder is too large', () => {
    const house = readHouse(join(import.meta.dirname, '../..'));
    expect(house.size).toBeGreaterThan(500);
    expect(faultsOf(house)).toEqual([]);
  });

  it.each([
    ["import { save } from '../reports/save.ts';"],
    ["import type { Saved } from '../reports/save.ts';"],
    ["import {\n  type Saved,\n} from '../reports/save.ts';"],
    ["export * from '../reports/save.ts';"],
    ["import '../reports/save.ts';"],
    ["const { save } = await import('../reports/save.ts');"],
    ["let saved: import('../reports/save.ts').Saved;"],
  ])('fail at an arrow up, with both names: %s', (text) => {
    expect(faultsWith({ 'electron/records/a.ts': text, 'electron/reports/save.ts': '' })).toEqual([
      'electron/records/a.ts must not import electron/reports/save.ts',
    ]);
  });

  it('fail at an arrow to another room of the same floor, to the other house, and to a style sheet of either', () => {
    expect(
      faultsWith({
        'renderer/features/match/a.tsx': "import '../outbox/b.tsx'; import '../outbox/b.module.css';",
        'renderer/features/outbox/b.tsx': "import '../check/c.tsx'; import './b.module.css';",
        'renderer/features/outbox/b.module.css': '',
        'renderer/features/check/c.tsx': "import '../../../electron/files/d.ts';",
        'electron/files/d.ts': '',
      }),
    ).toEqual([
      'renderer/features/match/a.tsx must not import renderer/features/outbox/b.tsx',
      'renderer/features/match/a.tsx must not import renderer/features/outbox/b.module.css',
      'renderer/features/check/c.tsx must not import electron/files/d.ts',
    ]);
  });

  it('fail at a circle of types, also inside of a room', () => {
    expect(
      faultsWith({
        'shared/a.ts': "import type { B } from './b.ts';",
        'shared/b.ts': "import type { C } from './c.ts';",
        'shared/c.ts': "import type { B } from './b.ts';",
      }),
    ).toEqual(['shared/b.ts → shared/c.ts → shared/b.ts is a circle']);
  });

  it('fail at a long file that gives no reason, a full folder, and a file that is in no room', () => {
    const long = '\n'.repeat(300);
    const full = Array.from({ length: 26 }, (_, index) => [`shared/full/${index}.ts`, ''] as const);
    expect(
      faultsWith({
        'electron/files/long.ts': `${long}//`,
        'electron/files/reasoned.ts': `// Long because it is a table.${long}//`,
        'electron/elsewhere/a.ts': '',
        ...Object.fromEntries(full),
      }),
    ).toEqual([
      'electron/elsewhere/a.ts is in no room of the house',
      'electron/files/long.ts has over 300 lines and gives no reason',
      'shared/full has over 25 modules',
    ]);
  });
});
