import type { AnsweredPicture, LivenessAnswer } from '../../../shared/check/answers.ts';
import { type Attempt, type Check, checkSchema } from '../../../shared/check/check.ts';
import type { Picture } from '../../../shared/picture/picture.ts';
import { type RowOf, rowOf } from '../database/columns.ts';
import { asStored } from '../database/stored.ts';

const lookupOf = (check: Check) => (check.kind === 'livenessLookup' ? check : null);
const matchOf = (check: Check) => (check.kind === 'faceMatch' ? check : null);

/** All of a check but its state; attempts and pictures have rows of their own. */
const columns = {
  id: ({ id }: Check) => id,
  kind: ({ kind }: Check) => kind,
  mode: ({ mode }: Check) => mode,
  case_id: ({ caseId }: Check) => caseId,
  agent_name: ({ agent }: Check) => agent.name,
  agent_code: ({ agent }: Check) => agent.code,
  entered_at: ({ enteredAt }: Check) => enteredAt,
  predecessor: ({ predecessor }: Check) => predecessor,
  tries: ({ tries }: Check) => tries,
  session_id: (check: Check) => lookupOf(check)?.sessionId ?? null,
  customer_ip: (check: Check) => lookupOf(check)?.customerIp ?? null,
  verification_id: (check: Check) => matchOf(check)?.verificationId ?? null,
  threshold: (check: Check) => matchOf(check)?.threshold ?? null,
  first_lookup(check: Check) {
    const first = matchOf(check)?.first;
    return first?.from === 'lookup' ? first.lookup : null;
  },
  policy: ({ policy }: Check) => (policy === null ? null : JSON.stringify(policy)),
  maybe_processed: (check: Check) => Number(matchOf(check)?.maybeProcessed ?? false),
  account_host: (check: Check) => matchOf(check)?.account?.host ?? null,
  account_client_id: (check: Check) => matchOf(check)?.account?.clientId ?? null,
};

export const checkColumns = [
  ...Object.keys(columns),
  ...['state', 'state_content', 'answer', 'verdict', 'reasons', 'environment', 'score'],
];

/** A check as it is read: with its place in the order, and its case's reference. */
export interface CheckRow extends RowOf<typeof columns>, StateColumns {
  readonly sequence: number;
  readonly case_reference: string | null;
}

/** What a picture is to its check. */
export type PictureRole = 'first' | 'second' | 'reference' | 'audit';
export interface CheckPicture {
  readonly role: PictureRole;
  /** Among those of its role. */
  readonly position: number;
  readonly picture: Picture;
}

export function columnsOf(check: Check) {
  return { ...rowOf(columns, check), ...stateColumns(check) };
}

interface StateColumns {
  readonly state: Check['state']['name'];
  readonly state_content: string | null;
  readonly answer: string | null;
  readonly verdict: string | null;
  readonly reasons: string | null;
  readonly environment: string | null;
  readonly score: number | null;
}

/** What a row says of a check's state: partly twice, as History reads columns and no answers. */
export function stateColumns(check: Check): StateColumns {
  const { state } = check;
  const none = { answer: null, verdict: null, reasons: null, environment: null, score: null };
  if (state.name !== 'done') return { state: state.name, state_content: stateContent(state), ...none };
  const lookupAnswer = check.kind === 'livenessLookup' && check.state.name === 'done' ? check.state.answer : null;
  const matchAnswer = check.kind === 'faceMatch' && check.state.name === 'done' ? check.state.answer : null;
  const confidence = lookupAnswer?.confidence;
  return {
    state: state.name,
    state_content: null,
    answer: JSON.stringify(lookupAnswer ? withPictureIds(lookupAnswer) : matchAnswer),
    verdict: state.verdict.kind,
    reasons: JSON.stringify(state.verdict.reasons),
    environment: lookupAnswer?.environment ?? null,
    score: confidence?.found === 'one' ? confidence.value : (matchAnswer?.score ?? null),
  };
}

function stateContent(state: Exclude<Check['state'], { name: 'done' }>): string | null {
  const { name, ...content } = state;
  if (name === 'queued' || name === 'cancelled') return null;
  // Progress is not kept: it would be a write for every piece of an upload.
  return JSON.stringify(name === 'sending' ? { ...content, sentBytes: 0 } : content);
}

/** Its pictures each have a row, and are named by their ids in it. */
function withPictureIds(answer: LivenessAnswer) {
  const named = (answered: AnsweredPicture | null) =>
    answered?.kind === 'kept' ? { ...answered, picture: answered.picture.id } : answered;
  return { ...answer, reference: named(answer.reference), audits: answer.audits.map(named) };
}

/** The pictures that a check refers to, each with its role. */
export function checkPicturesOf(check: Check): readonly CheckPicture[] {
  if (check.kind === 'faceMatch') {
    const { first, second } = check;
    const asked: CheckPicture[] = [{ role: 'second', position: 0, picture: second }];
    return first.picture ? [{ role: 'first', position: 0, picture: first.picture }, ...asked] : asked;
  }
  if (check.state.name !== 'done') return [];
  const { reference, audits } = check.state.answer;
  return [
    ...keptAs('reference', 0, reference),
    ...audits.flatMap((answered, position) => keptAs('audit', position, answered)),
  ];
}

function keptAs(role: PictureRole, position: number, answered: AnsweredPicture | null): readonly CheckPicture[] {
  return answered?.kind === 'kept' ? [{ role, position, picture: answered.picture }] : [];
}

/** A check from its rows, held to the schema that it was written by. */
export function checkOf(row: CheckRow, attempts: readonly Attempt[], pictures: readonly CheckPicture[]): Check {
  const common = {
    kind: row.kind,
    id: row.id,
    sequence: row.sequence,
    mode: row.mode,
    caseId: row.case_id,
    caseReference: row.case_reference ?? '',
    agent: { name: row.agent_name, code: row.agent_code },
    enteredAt: row.entered_at,
    predecessor: row.predecessor,
    tries: row.tries,
    attempts,
    policy: parsed(row.policy),
    state: stateOf(row, pictures),
  };
  if (row.kind === 'livenessLookup') {
    return asStored(checkSchema, { ...common, sessionId: row.session_id, customerIp: row.customer_ip });
  }
  return asStored(checkSchema, {
    ...common,
    verificationId: row.verification_id,
    threshold: row.threshold,
    first: firstOf(row, pictures),
    second: pictureAs(pictures, 'second'),
    maybeProcessed: row.maybe_processed === 1,
    account: row.account_host === null ? null : { host: row.account_host, clientId: row.account_client_id },
  });
}

function firstOf(row: CheckRow, pictures: readonly CheckPicture[]) {
  const picture = pictureAs(pictures, 'first');
  return row.first_lookup === null
    ? { from: 'file', picture }
    : { from: 'lookup', lookup: row.first_lookup, picture: picture ?? null };
}

function pictureAs(pictures: readonly CheckPicture[], role: PictureRole): Picture | undefined {
  return pictures.find((one) => one.role === role)?.picture;
}

function stateOf(row: CheckRow, pictures: readonly CheckPicture[]): unknown {
  if (row.state !== 'done') return { name: row.state, ...(parsed(row.state_content) as object | null) };
  const verdict = { kind: row.verdict, reasons: parsed(row.reasons) };
  const answer = parsed(row.answer);
  return { name: 'done', answer: row.kind === 'livenessLookup' ? withPictures(answer, pictures) : answer, verdict };
}

function withPictures(stored: unknown, pictures: readonly CheckPicture[]): unknown {
  // As `withPictureIds` wrote it; the schema is asked once the pictures are back in it.
  const answer = stored as ReturnType<typeof withPictureIds>;
  const found = (answered: (typeof answer)['reference']) =>
    answered?.kind === 'kept'
      ? { ...answered, picture: pictures.find(({ picture }) => picture.id === answered.picture)?.picture }
      : answered;
  return { ...answer, reference: found(answer.reference), audits: answer.audits.map(found) };
}

function parsed(json: string | null): unknown {
  return json === null ? null : JSON.parse(json);
}
