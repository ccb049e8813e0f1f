import { caseReasonSchema, consentWays, removalReasons } from '../../../../shared/case/case.ts';
import { reviewSchema } from '../../../../shared/case/review.ts';
import { unusablePictureSchema } from '../../../../shared/check/answers.ts';
import type { CheckStateName } from '../../../../shared/check/check.ts';
import { historyResults } from '../../../../shared/check/history.ts';
import {
  blockCauseSchema,
  failureCauseSchema,
  troubleCauseSchema,
  vendorSchema,
} from '../../../../shared/check/outcome.ts';
import { verdictReasonSchema, verdictSchema } from '../../../../shared/check/verdict.ts';
import { type CallProblemCode, contract } from '../../../../shared/contract/contract.ts';
import { credentialProblems } from '../../../../shared/entry/credentials.ts';
import type { FieldProblem } from '../../../../shared/entry/fields.ts';
import { reportLanguages } from '../../../../shared/evidence/evidence.ts';
import { exportTroubles, signingTroubles } from '../../../../shared/evidence/reporting.ts';
import { modes } from '../../../../shared/mode.ts';
import {
  faceAdviceSchema,
  pictureFormatSchema,
  pictureProblemSchema,
  pictureSightSchema,
} from '../../../../shared/picture/picture.ts';
import { samplePortraits, sampleSessions } from '../../../../shared/practice.ts';
import { vaultTroubles } from '../../../../shared/vault.ts';
import { laneStates } from '../../../features/credentials/lane-entries.ts';
import { logoProblems } from '../../../features/operator/logo.ts';
import { policyFields } from '../../../features/operator/policy-entries.ts';
import { reviewFields } from '../../../features/review/review-entries.ts';
import { vaultActions } from '../../../features/vault/vault-words.ts';
import { reportDropProblems } from '../../../features/verify-report/report-drop.ts';
import { findingNames, overalls } from '../../../features/verify-report/report-words.ts';
import { routes, settingsSections } from '../../addresses/routes.ts';
import { unreadinesses } from '../../lane-readiness.ts';
import { passphraseProblems } from '../../passphrase/passphrase.ts';

/** A record of a union's every member: the compiler misses none. */
const fieldProblems: Record<FieldProblem, true> = {
  required: true,
  caseReferenceUsed: true,
  caseReferenceAlike: true,
  referenceInvisible: true,
  caseNotChosen: true,
  tooLong: true,
  notASessionId: true,
  notAnAddress: true,
  notANumber: true,
  thresholdOutOfRange: true,
  thresholdTooPrecise: true,
  verificationIdCharacters: true,
  verificationIdUsed: true,
  pictureMissing: true,
  lookupMissing: true,
  aboveThePassMark: true,
  lookupUnshown: true,
  notALogo: true,
};
const callProblems: Record<CallProblemCode, true> = {
  passMarkNeeded: true,
  notAllowed: true,
  malformed: true,
  field: true,
  notFound: true,
  notNow: true,
  noCredentials: true,
  declined: true,
  notPressed: true,
  cancelled: true,
  vaultClosed: true,
  recordsClosed: true,
  recordsUnprotected: true,
  diskFull: true,
  diskRefused: true,
  sending: true,
  otherVersion: true,
  unexpected: true,
};
const stateNames: Record<CheckStateName, true> = {
  queued: true,
  sending: true,
  waiting: true,
  done: true,
  failed: true,
  lost: true,
  cancelled: true,
  closed: true,
  held: true,
  needs: true,
};
const threeWords = ['short', 'happened', 'next'];

/** Which texts there must be under which path: one for each member of what is enumerated elsewhere. */
export const expected: Record<string, readonly string[]> = {
  fieldProblem: Object.keys(fieldProblems),
  credentialProblem: credentialProblems,
  passphraseProblem: passphraseProblems,
  vaultTrouble: vaultTroubles,
  'vault.action': vaultActions,
  'lane.state': laneStates,
  'lane.lack': unreadinesses,
  'lane.unready': unreadinesses,
  mode: modes,
  'shell.mode': modes,
  'settings.section': settingsSections,
  'settings.goTo': settingsSections,
  callProblem: Object.keys(callProblems),
  state: Object.keys(stateNames),
  pictureProblem: pictureProblemSchema.options,
  'faceAdvice.face': faceAdviceSchema.options,
  'faceAdvice.document': faceAdviceSchema.options,
  'picture.format': pictureFormatSchema.options,
  pictureSight: pictureSightSchema.options.filter((sight) => sight !== 'whole'),
  unusablePicture: unusablePictureSchema.options,
  verdict: verdictSchema.shape.kind.options,
  'headline.liveness': verdictSchema.shape.kind.options,
  'headline.match': verdictSchema.shape.kind.options,
  verdictReason: verdictReasonSchema.options,
  caseReason: caseReasonSchema.options,
  'case.consent': consentWays,
  'removal.reasons': removalReasons,
  'history.results': historyResults,
  exportTrouble: exportTroubles,
  signingTrouble: signingTroubles,
  'signing.source': contract['signing.read'].answer.shape.own.shape.source.options,
  'report.languages': reportLanguages,
  'report.export.formats': contract['reports.export'].request.shape.format.options,
  'review.decided': reviewSchema.shape.decision.options,
  'review.decide': reviewSchema.shape.decision.options,
  'review.field': reviewFields,
  'review.needed': reviewFields,
  'operator.logo.problem': logoProblems,
  'reportVerification.overall': overalls,
  'reportVerification.finding': withoutPlurals(findingNames),
  'reportVerification.refused': reportDropProblems,
  'reportVerification.kind': ['pdf', 'twin'],
  ...fields('policy.field', policyFields),
  ...fields('operator.field', ['name', 'code', 'organisation']),
  vendor: vendorSchema.options,
  screen: routes,
  'liveness.sample': sampleSessions.map(({ name }) => name),
  'match.portrait': samplePortraits,
  ...causes('troubleCause', troubleCauseSchema.options),
  ...causes('blockCause', blockCauseSchema.options),
  ...causes('refusalCause', failureCauseSchema.options),
};

/** What is counted has its texts under its name with an ending. */
function withoutPlurals(names: readonly string[]): readonly string[] {
  return names.flatMap((name) => (name.endsWith('ChecksHere') ? [`${name}_one`, `${name}_other`] : [name]));
}

function fields(under: string, names: readonly string[]): Record<string, readonly string[]> {
  return Object.fromEntries(names.map((name) => [`${under}.${name}`, ['label', 'hint']]));
}

function causes(under: string, names: readonly string[]): Record<string, readonly string[]> {
  return Object.fromEntries(names.map((name) => [`${under}.${name}`, threeWords]));
}
