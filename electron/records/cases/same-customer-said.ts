import type { SharedUse } from '../../../shared/case/question.ts';
import { saidFacts } from '../chain/audit-content.ts';
import type { Database } from '../database/connection.ts';
import { type RecordsParts, SALT_BYTES } from '../parts.ts';
import type { Holder, Said, SameCustomerRecords } from '../records.ts';

interface HolderRow {
  readonly check: string;
  readonly session_id: string | null;
  readonly case_id: string | null;
  readonly reference: string | null;
  readonly name: string | null;
}

interface SaidRow {
  readonly id: string;
  readonly at: string;
  readonly agent_name: string;
  readonly agent_code: string;
  readonly kind: SharedUse['kind'];
  readonly value: string;
  readonly check: string;
  readonly other: string;
  readonly salt: Uint8Array;
}

const holder = `checks.id AS "check", checks.session_id, checks.case_id, cases.reference, cases.name`;
const belongsElsewhere = 'checks.mode = :mode AND checks.case_id IS NOT :caseId ORDER BY checks.sequence';

export function createSameCustomer(parts: RecordsParts): SameCustomerRecords {
  const { database, steps, append, randomBytes, pictureFileName } = parts;
  const bySession = database.prepare<object, HolderRow>(`
    SELECT ${holder} FROM checks LEFT JOIN cases ON cases.id = checks.case_id
    WHERE checks.session_id = :value AND ${belongsElsewhere}`);
  const byPicture = database.prepare<object, HolderRow>(`
    SELECT ${holder} FROM checks LEFT JOIN cases ON cases.id = checks.case_id
    WHERE checks.sequence IN (
      SELECT check_sequence FROM check_pictures JOIN pictures ON pictures.id = picture_id
      WHERE file_name = :fileName OR json_extract(original, '$.sha256') = :value
    ) AND ${belongsElsewhere}`);
  const saidOf = database.prepare<object, Pick<SaidRow, 'at' | 'agent_name' | 'agent_code'>>(`
    SELECT said.at, said.agent_name, said.agent_code FROM same_customer AS said
      JOIN checks AS one ON one.sequence = check_sequence JOIN checks AS other ON other.sequence = other_sequence
    WHERE value = :value AND ((one.case_id IS :caseId AND other.case_id IS :otherCaseId)
      OR (one.case_id IS :otherCaseId AND other.case_id IS :caseId))
    ORDER BY said.sequence LIMIT 1`);
  const insert = database.prepare(`
    INSERT INTO same_customer (id, at, agent_name, agent_code, kind, value, check_sequence, other_sequence, salt)
    VALUES (:id, :at, :name, :code, :kind, :value,
      (SELECT sequence FROM checks WHERE id = :check), (SELECT sequence FROM checks WHERE id = :other), :salt)`);

  return {
    elsewhere({ kind, value }, mode, caseId) {
      const rows =
        kind === 'session'
          ? bySession.all({ value, mode, caseId })
          : byPicture.all({ value, fileName: pictureFileName(value), mode, caseId });
      return rows.map(holderOf);
    },
    said(value, caseId, otherCaseId) {
      const row = saidOf.get({ value, caseId, otherCaseId });
      return row ? { at: row.at, agent: { name: row.agent_name, code: row.agent_code } } : null;
    },
    say: (said) =>
      steps.step(() => {
        const salt = randomBytes(SALT_BYTES);
        const { agent, ...rest } = said;
        insert.run({ ...rest, ...agent, salt });
        append({ event: 'sameCustomerSaid', content: saidFacts(said, salt) });
      }),
  };
}

/** Everything that was said, each with what the audit chain's hash of it is made with. */
export function readAllSaid(database: Database): readonly { readonly said: Said; readonly salt: Uint8Array }[] {
  const rows = database
    .prepare<[], SaidRow>(`
      SELECT said.id, at, said.agent_name, said.agent_code, said.kind, value, one.id AS "check", two.id AS other, said.salt
      FROM same_customer AS said
        JOIN checks AS one ON one.sequence = check_sequence JOIN checks AS two ON two.sequence = other_sequence`)
    .all();
  return rows.map(({ salt, agent_name, agent_code, ...row }) => ({
    said: { ...row, agent: { name: agent_name, code: agent_code } },
    salt,
  }));
}

function holderOf(row: HolderRow): Holder {
  const { check, session_id, case_id, reference, name } = row;
  return {
    check,
    sessionId: session_id,
    case: case_id === null ? null : { id: case_id, reference: reference ?? '', name: name ?? '' },
  };
}
