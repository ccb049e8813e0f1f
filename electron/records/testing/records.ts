import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { v7 as newId } from 'uuid';
import { onTestFinished } from 'vitest';
import type { Case } from '../../../shared/case/case.ts';
import type { FaceMatch, LivenessLookup } from '../../../shared/check/check.ts';
import { DEFAULT_MATCH_POLICY, PRACTICE_LIVENESS_POLICY } from '../../../shared/limits.ts';
import type { Picture } from '../../../shared/picture/picture.ts';
import type { Database } from '../database/connection.ts';
import { openDatabase } from '../database/database.ts';
import { createSteps } from '../database/steps.ts';
import type { AuditEntry } from '../parts.ts';
import { createStores } from '../stores.ts';

/** A folder of the test's own. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'facedesk-records-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

interface TestRecords extends ReturnType<typeof createStores> {
  readonly path: string;
  readonly key: Buffer;
  readonly database: Database;
  readonly steps: ReturnType<typeof createSteps>;
  readonly entries: AuditEntry[];
  readonly released: string[];
}

/** A real database in a folder of the test's own, with a chain that only remembers what it was told. */
export function openTestRecords(): TestRecords {
  const path = join(temporaryFolder(), 'records.db');
  const key = randomBytes(32);
  const database = opened(path, key);
  onTestFinished(() => void database.close());
  const entries: AuditEntry[] = [];
  const released: string[] = [];
  const steps = createSteps(database);
  const stores = createStores({
    database,
    steps,
    append: (entry) => entries.push(entry),
    randomBytes,
    pictureFileName: (sha256) => sha256,
    picturesKept: () => {},
    picturesReleased: (fileNames) => released.push(...fileNames),
  });
  return { path, key, database, steps, entries, released, ...stores };
}

export function opened(path: string, key: Uint8Array): Database {
  const result = openDatabase({ path, key });
  if (!result.ok) throw new Error(result.error);
  return result.value;
}

export function newCase(details: Partial<Case> = {}): Case {
  return {
    id: newId(),
    mode: 'practice',
    createdAt: '2026-11-20T06:00:00.000Z',
    reference: `APP-${randomUUID()}`,
    name: '',
    note: '',
    place: '',
    visitedAt: null,
    consent: null,
    counted: { lookup: null, match: null },
    skipped: { consent: null, liveness: null, document: null },
    ...details,
  };
}

export function newPicture(details: Partial<Picture> = {}): Picture {
  return {
    id: newId(),
    name: 'portrait.jpg',
    format: 'jpeg',
    byteLength: 1000,
    width: 640,
    height: 480,
    sha256: randomBytes(32).toString('hex'),
    sight: 'whole',
    original: null,
    advice: null,
    ...details,
  };
}

const common = () => ({
  id: newId(),
  sequence: 0,
  mode: 'practice' as const,
  caseId: null,
  caseReference: '',
  agent: { name: '', code: '' },
  enteredAt: '2026-11-20T06:30:00.000Z',
  predecessor: null,
  tries: 0,
  attempts: [],
  state: { name: 'queued' as const },
});

export function newLookup(details: Partial<LivenessLookup> = {}): LivenessLookup {
  return {
    kind: 'livenessLookup',
    ...common(),
    sessionId: randomUUID(),
    customerIp: '203.0.113.7',
    policy: PRACTICE_LIVENESS_POLICY,
    ...details,
  };
}

export function newMatch(details: Partial<FaceMatch> = {}): FaceMatch {
  return {
    kind: 'faceMatch',
    ...common(),
    verificationId: `FD-${newId()}`,
    threshold: 0.75,
    first: { from: 'file', picture: newPicture() },
    second: newPicture(),
    policy: DEFAULT_MATCH_POLICY,
    maybeProcessed: false,
    account: null,
    ...details,
  };
}

/** A lookup that was answered with this confidence and these pictures. */
export function answeredLookup(details: Partial<LivenessLookup> = {}, confidence = 97, reference = newPicture()) {
  const lookup = newLookup(details);
  return {
    ...lookup,
    state: {
      name: 'done',
      answer: {
        statusCode: 'TXN',
        actionCode: null,
        statusMessage: null,
        timestamp: null,
        ipayUuid: null,
        orderId: null,
        internalCode: null,
        environment: 'LIVE',
        sessionId: { found: 'one', value: lookup.sessionId },
        sessionStatus: { found: 'one', value: 'SUCCEEDED' },
        confidence: { found: 'one', value: confidence },
        reference: { kind: 'kept', picture: reference, faceBox: null },
        audits: [],
        auditsLeftOut: 0,
        raw: '{}',
      },
      verdict: { kind: 'pass', reasons: ['confidenceReachesPassMark'] },
    },
  } as const satisfies LivenessLookup;
}

/** A match that was answered with this score. */
export function answeredMatch(details: Partial<FaceMatch> = {}, score: number | null = 0.9): FaceMatch {
  const match = newMatch(details);
  const { verificationId } = match;
  const answer = { status: 'SUCCESS', refId: '810', verificationId, result: 'YES', score, requestId: null, raw: '{}' };
  return {
    ...match,
    state: { name: 'done', answer, verdict: { kind: 'pass', reasons: ['scoreReachesThreshold'] } },
  };
}
