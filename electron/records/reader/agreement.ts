import { createHash } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { caseFacts, checkFacts, noteFacts, reviewFacts, settingsFacts } from '../audit-content.ts';
import { type CaseRow, caseColumns, caseOf } from '../case-row.ts';
import { canonicalJson } from '../chain/canonical.ts';
import type { StoredEntry } from '../chain/entry.ts';
import { createCheckReader, type StoredCheck } from '../check-reader.ts';
import { stateColumns } from '../check-row.ts';
import type { Database } from '../database.ts';
import { createNoteTable } from '../notes.ts';
import { createReviewTable } from '../reviews.ts';
import { readSettings } from '../settings.ts';
import { recordsTroubleOf } from '../storage-trouble.ts';

/** Compares checks, cases and the operator's settings with what the audit chain says of them last. */
export interface Agreement {
  /** Each entry, in its order. */
  hear(entry: StoredEntry): void;
  /**
   * How many of them are not what their last entry says, were never spoken of, or are gone without a word.
   *
   * @param goOn is called between two; to give up midway, it throws
   */
  countDisagreements(goOn: () => void): number;
}

/** What was last said of a check or a case: a hash, as there may be very many. */
interface Said {
  facts: string;
  readonly notes: string[];
  /** Each as a hash of what was said of it. */
  readonly reviews: string[];
}

const SETTINGS = 'settings';

export function createAgreement(database: Database): Agreement {
  const saidOf = new Map<string, Said>();
  const checks = createCheckReader(database);
  const notes = createNoteTable(database);
  const reviews = createReviewTable(database);
  const caseById = database.prepare<[string], CaseRow & { readonly salt: Uint8Array }>(
    `SELECT ${caseColumns.join(', ')}, salt FROM cases WHERE id = ?`,
  );

  function subjectsNow(): ReadonlySet<string> {
    const ids = (table: 'checks' | 'cases') => database.prepare<[], string>(`SELECT id FROM ${table}`).pluck().all();
    const settings = database
      .prepare('SELECT 1 FROM operator_settings')
      .all()
      .map(() => SETTINGS);
    return new Set([...ids('checks').map(checkName), ...ids('cases').map(caseName), ...settings]);
  }

  /** What would be said of it now; null for what contradicts itself. */
  function now(subject: string): Said | null {
    if (subject === SETTINGS) {
      const stored = readSettings(database);
      return stored && { facts: hash(settingsFacts(stored.settings, stored.salt)), notes: [], reviews: [] };
    }
    const id = subject.slice(subject.indexOf(' ') + 1);
    const row = subject === caseName(id) ? caseById.get(id) : undefined;
    if (row) return { facts: hash(caseFacts(caseOf(row), row.salt)), notes: [], reviews: [] };
    const stored = checks.read(id);
    if (stored === null || !agreesWithItsAnswer(stored)) return null;
    const { check, salt } = stored;
    return {
      facts: hash(checkFacts(check, salt)),
      notes: notes.readSalted(check.sequence).map((one) => hash(noteFacts(one.note, one.salt))),
      reviews: reviews.readStored(check.sequence).map((one) => hash(reviewFacts(one.review, one.salt))),
    };
  }

  function agrees(subject: string): boolean {
    const said = saidOf.get(subject);
    if (said === undefined) return false;
    try {
      const found = now(subject);
      return isDeepStrictEqual(found, said);
    } catch (error) {
      // Damaged pages have a word of their own. A row that is not what the program writes was not written by it.
      if (recordsTroubleOf(error) !== null) throw error;
      return false;
    }
  }

  return {
    hear({ event, content }) {
      const said = parsed(content);
      switch (event) {
        case 'checkEntered':
        case 'checkChanged':
          return keep(checkName(said.check), said);
        case 'caseEntered':
        case 'caseChanged':
          return keep(caseName(said.case), said);
        case 'noteAdded':
          return note(said);
        case 'reviewAdded': {
          const { check, ...facts } = said;
          saidOf.get(checkName(check))?.reviews.push(hash(facts));
          return;
        }
        case 'settingsChanged': {
          const { changed: _, ...facts } = said;
          return keep(SETTINGS, facts);
        }
        case 'checkRemoved':
          saidOf.delete(checkName(said.check));
          return;
        case 'caseErased':
          saidOf.delete(caseName(said.case));
          return;
        default:
          return;
      }
    },
    countDisagreements(goOn) {
      const present = subjectsNow();
      let count = [...saidOf.keys()].filter((subject) => !present.has(subject)).length;
      for (const subject of present) {
        goOn();
        if (!agrees(subject)) count += 1;
      }
      return count;
    },
  };

  function note({ check, ...facts }: Readonly<Record<string, unknown>>): void {
    saidOf.get(checkName(check))?.notes.push(hash(facts));
  }

  function keep(subject: string, { from: _, ...facts }: Readonly<Record<string, unknown>>): void {
    const { notes = [], reviews = [] } = saidOf.get(subject) ?? {};
    saidOf.set(subject, { facts: hash(facts), notes, reviews });
  }
}

/** History shows these columns, and never reads the answer that they were taken from. */
function agreesWithItsAnswer({ check, columns }: StoredCheck): boolean {
  const { verdict, environment, score } = stateColumns(check);
  return columns.verdict === verdict && columns.environment === environment && columns.score === score;
}

function checkName(id: unknown): string {
  return `check ${id}`;
}

function caseName(id: unknown): string {
  return `case ${id}`;
}

function hash(facts: object): string {
  return createHash('sha256').update(canonicalJson(facts)).digest('base64');
}

/** Of an entry that can't be read nothing is known; the chain's walk tells of it. */
function parsed(content: string): Readonly<Record<string, unknown>> {
  try {
    return JSON.parse(content) ?? {};
  } catch {
    return {};
  }
}
