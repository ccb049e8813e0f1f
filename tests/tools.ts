import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Whether a program that a test runs is on this machine. */
export function isHere(program: string): boolean {
  return spawnSync(program, ['--version'], { stdio: 'ignore' }).error === undefined;
}

/**
 * For Node processes that tests start: each reads the same TypeScript again, unless it finds there what another has compiled
 * in the same run. Never for the program: people's has no such folder.
 */
export const withCompiled: NodeJS.ProcessEnv = process.env.FACEDESK_TESTS_COMPILED
  ? { ...process.env, NODE_COMPILE_CACHE: process.env.FACEDESK_TESTS_COMPILED }
  : process.env;

export interface KeyAndCertificate {
  readonly key: string;
  readonly cert: string;
}

/** A certificate authority of the test's own, made with openssl. */
export interface Authority {
  readonly certificate: string;
  /** Where its certificate is, for programs that want a file. */
  readonly file: string;
  /** A certificate for this name (`DNS:…` or `IP:…`). @param days may be negative: then it has expired */
  issue(name: string, days?: number): KeyAndCertificate;
}

export function makeAuthority(): Authority {
  const folder = mkdtempSync(join(tmpdir(), 'facedesk-authority-'));
  const path = (name: string) => join(folder, name);
  const openssl = (...args: string[]) =>
    execFileSync('openssl', args, { cwd: folder, stdio: ['ignore', 'ignore', 'pipe'] });
  const newKey = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes'];
  openssl(
    'req',
    '-x509',
    ...newKey,
    '-days',
    '30',
    '-subj',
    '/CN=Test authority',
    '-keyout',
    'ca.key',
    '-out',
    'ca.pem',
  );
  let issued = 0;
  return {
    certificate: readFileSync(path('ca.pem'), 'utf8'),
    file: path('ca.pem'),
    issue(name, days = 30) {
      issued += 1;
      const [key, request, cert] = [`${issued}.key`, `${issued}.csr`, `${issued}.pem`];
      openssl('req', ...newKey, '-subj', '/CN=vendor', '-keyout', key, '-out', request);
      writeFileSync(path('extensions'), `subjectAltName=${name}\n`);
      openssl(
        'x509',
        '-req',
        '-in',
        request,
        '-CA',
        'ca.pem',
        '-CAkey',
        'ca.key',
        '-CAcreateserial',
        '-days',
        String(days),
        '-extfile',
        'extensions',
        '-out',
        cert,
      );
      return { key: readFileSync(path(key), 'utf8'), cert: readFileSync(path(cert), 'utf8') };
    },
  };
}
