import { createHash } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { recordsTroubleOf } from '../files/storage-trouble.ts';
import { createCaseReviewTable } from '../records/cases/case-reviews.ts';
import { type CaseRow, caseColumns, caseOf } from '../records/cases/case-row.ts';
import { readAllSaid } from '../records/cases/same-customer-said.ts';
import {
  caseFacts,
  caseReviewFacts,
  checkFacts,
  noteFacts,
  reviewFacts,
  saidFacts,
  settingsFacts,
} from '../records/chain/audit-content.ts';
import { canonicalJson } from '../records/chain/canonical.ts';
import type { StoredEntry } from '../records/chain/entry.ts';
import { createCheckReader, type StoredCheck } from '../records/checks/check-reader.ts';
import { stateColumns } from '../records/checks/check-row.ts';
import { createNoteTable } from '../records/checks/notes.ts';
import { createReviewTable } from '../records/checks/reviews.ts';
import type { Database } from '../records/database/connection.ts';
import { readSettings } from '../records/settings.ts';

/** What was last said of a check or a case: a hash, as there may be very many. */
interface Said {
  facts: string;
  readonly notes: string[];
  /** Each as a hash of what was said of it. */
  readonly reviews: string[];
}

const SETTINGS = 'settings';

/** Compares checks, cases and the operator's settings with what the audit chain says of them last. */
export function createAgreement(database: Database) {
  const saidOf = new Map<string, Said>();
  /** What was said of two checks, by either. */
  const twosOf = new Map<unknown, readonly string[]>();
  const checks = createCheckReader(database);
  const notes = createNoteTable(database);
  const reviews = createReviewTable(database);
  const caseReviews = createCaseReviewTable(database);
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
    if (row) {
      return {
        facts: hash(caseFacts(caseOf(row), row.salt)),
        notes: [],
        reviews: caseReviews.readStored(id).map((one) => hash(caseReviewFacts(one.review, one.salt))),
      };
    }
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
      const trouble = recordsTroubleOf(error);
      if (trouble !== null && trouble !== 'newerVersion') throw error;
      return false;
    }
  }

  return {
    /** Each entry, in its order. */
    hear({ event, content }: StoredEntry) {
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
        case 'caseReviewed': {
          const { case: of, ...facts } = said;
          saidOf.get(caseName(of))?.reviews.push(hash(facts));
          return;
        }
        case 'settingsChanged': {
          const { changed: _, ...facts } = said;
          return keep(SETTINGS, facts);
        }
        case 'sameCustomerSaid':
          keep(twoName(said.said), said);
          for (const check of [said.check, said.other]) {
            twosOf.set(check, [...(twosOf.get(check) ?? []), twoName(said.said)]);
          }
          return;
        case 'checkRemoved':
          saidOf.delete(checkName(said.check));
          // What was said of it and another one has gone with it.
          for (const subject of twosOf.get(said.check) ?? []) saidOf.delete(subject);
          twosOf.delete(said.check);
          return;
        case 'caseErased':
          saidOf.delete(caseName(said.case));
          return;
        default:
          return;
      }
    },
    /**
     * How many of them are not what their last entry says, were never spoken of, or are gone without a word.
     *
     * @param goOn is called between two; to give up midway, it throws
     */
    countDisagreements(goOn: () => void) {
      const twos = new Map(
        readAllSaid(database).map(({ said, salt }) => [twoName(said.id), hash(saidFacts(said, salt))]),
      );
      const present = new Set([...subjectsNow(), ...twos.keys()]);
      let count = [...saidOf.keys()].filter((subject) => !present.has(subject)).length;
      for (const subject of present) {
        goOn();
        const two = twos.get(subject);
        if (two === undefined ? !agrees(subject) : saidOf.get(subject)?.facts !== two) count += 1;
      }
      return count;
    },
  };

  function note({ check, ...facts }: Readonly<Record<string, unknown>>): void {
    saidOf.get(checkName(check))?.notes.push(hash(facts));
  }

  function keep(subject: string, { from: _, runs: __, ...facts }: Readonly<Record<string, unknown>>): void {
    const { notes = [], reviews = [] } = saidOf.get(subject) ?? {};
    saidOf.set(subject, { facts: hash(facts), notes, reviews });
  }
}

/** History shows these columns, and never reads the answer that they were taken from. */
function agreesWithItsAnswer({ check, columns }: StoredCheck): boolean {
  const { verdict, environment, score } = stateColumns(check);
  return columns.verdict === verdict && columns.environment === environment && columns.score === score;
}

/** What entries are about, by name. */
const nameOf = (kind: 'check' | 'two' | 'case') => (id: unknown) => `${kind} ${id}`;
const [checkName, twoName, caseName] = [nameOf('check'), nameOf('two'), nameOf('case')];

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
