import type { Attempt, Check } from '../../../shared/check/check.ts';
import type { Database } from '../database/connection.ts';
import { type PictureRow, pictureColumns, pictureOf } from '../pictures/pictures.ts';
import { type AttemptRow, attemptColumns, attemptOf } from './attempt-row.ts';
import { type CheckPicture, type CheckRow, checkColumns, checkOf } from './check-row.ts';

/** A check as it is on record, with what its audit entries need. */
export interface StoredCheck {
  readonly check: Check;
  /** Its own without a case, else the case's. */
  readonly salt: Uint8Array;
  /** What its row says beside its answer of what the answer says. */
  readonly columns: Pick<CheckRow, 'verdict' | 'environment' | 'score'>;
}

type SaltedRow = CheckRow & { readonly salt: Uint8Array };

interface OfCheck {
  readonly check_sequence: number;
}

const AMONG = 'IN (SELECT value FROM json_each(?))';

const checkOfPart = (part: OfCheck) => part.check_sequence;

type CheckPictureRow = PictureRow & Omit<CheckPicture, 'picture'>;

const select = `
  SELECT checks.sequence, ${checkColumns.map((column) => `checks.${column}`).join(', ')},
    cases.reference AS case_reference, coalesce(checks.salt, cases.salt) AS salt
  FROM checks LEFT JOIN cases ON cases.id = checks.case_id`;

/** Reads whole checks, on any connection. */
export function createCheckReader(database: Database) {
  const byId = database.prepare<[string], SaltedRow>(`${select} WHERE checks.id = ?`);
  // Of many checks at once: a statement for each would take longer than reading the checks.
  const attemptsOf = database.prepare<[string], AttemptRow & OfCheck>(
    `SELECT check_sequence, ${attemptColumns.join(', ')} FROM attempts WHERE check_sequence ${AMONG} ORDER BY number`,
  );
  const picturesOf = database.prepare<[string], CheckPictureRow & OfCheck>(`
    SELECT check_sequence, role, position, advice, ${pictureColumns}
    FROM check_pictures JOIN pictures ON pictures.id = picture_id WHERE check_sequence ${AMONG}
    ORDER BY role, position`);

  function assemble(rows: readonly CheckRow[]): readonly Check[] {
    if (rows.length === 0) return [];
    const asked = JSON.stringify(rows.map(({ sequence }) => sequence));
    const attempts = Map.groupBy(attemptsOf.all(asked), checkOfPart);
    const pictures = Map.groupBy(picturesOf.all(asked), checkOfPart);
    return rows.map((row) => {
      const attemptsHere: readonly Attempt[] = (attempts.get(row.sequence) ?? []).map(attemptOf);
      return checkOf(row, attemptsHere, (pictures.get(row.sequence) ?? []).map(checkPictureOf));
    });
  }

  return {
    read(id: string): StoredCheck | null {
      const row = byId.get(id);
      const [check] = row ? assemble([row]) : [];
      return row && check ? { check, salt: row.salt, columns: row } : null;
    },
    /**
     * The checks that a query finds.
     *
     * @param condition what follows `WHERE`, of `checks` and `cases`; never made from what a person typed
     */
    select<Parameters extends unknown[]>(condition: string) {
      const statement = database.prepare<Parameters, SaltedRow>(`${select} WHERE ${condition}`);
      return (...parameters: Parameters): readonly Check[] => assemble(statement.all(...parameters));
    },
  };
}

function checkPictureOf(row: CheckPictureRow): CheckPicture {
  return { role: row.role, position: row.position, picture: pictureOf(row) };
}
