import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { expect, test } from 'vitest';
import { send } from './testing/client.ts';

// Windows has no SIGTERM to catch: a process ends there at once.
test.skipIf(process.platform === 'win32')(
  'the stand-alone simulator tells its URLs and ends when told to',
  async () => {
    const child = spawn(process.execPath, [join(import.meta.dirname, 'run.ts')], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const [line] = await once(createInterface(child.stdout), 'line');
    const urls = JSON.parse(line);
    expect(Object.keys(urls)).toEqual(['instantPayUrl', 'cashfreeUrl', 'controlUrl']);
    const control = { method: 'GET', headers: { 'x-practice-control': 'yes' }, body: '' };
    expect(await send(`${urls.controlUrl}/control/ledger`, control)).toMatchObject({ status: 200 });
    child.kill('SIGTERM');
    expect(await once(child, 'exit')).toEqual([0, null]);
  },
);
