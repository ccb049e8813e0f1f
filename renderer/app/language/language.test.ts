import { describe, expect, it } from 'vitest';
import { answeredPictureSchema } from '../../../shared/answers.ts';
import { caseReasonSchema, consentWays, removalReasons } from '../../../shared/case.ts';
import type { CheckStateName } from '../../../shared/check.ts';
import type { CallProblemCode } from '../../../shared/contract.ts';
import { credentialProblems } from '../../../shared/credentials.ts';
import type { FieldProblem } from '../../../shared/fields.ts';
import { historyResults } from '../../../shared/history.ts';
import { modes } from '../../../shared/mode.ts';
import { blockCauseSchema, failureCauseSchema, troubleCauseSchema, vendorSchema } from '../../../shared/outcome.ts';
import { pictureFormatSchema, pictureProblemSchema } from '../../../shared/picture.ts';
import { samplePortraits, sampleSessions } from '../../../shared/practice.ts';
import { vaultTroubles } from '../../../shared/vault.ts';
import { verdictReasonSchema, verdictSchema } from '../../../shared/verdicts/verdict.ts';
import { laneStates } from '../../features/settings/lane-entries.ts';
import { passphraseProblems } from '../../features/settings/passphrase.ts';
import { vaultActions } from '../../features/settings/vault-words.ts';
import { unreadinesses } from '../lane-readiness.ts';
import { routes, settingsSections } from '../routes.ts';
import { resources } from './language.ts';

/** A record of a union's every member: the compiler misses none. */
const fieldProblems: Record<FieldProblem, true> = {
  required: true,
  caseReferenceUsed: true,
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
};
const callProblems: Record<CallProblemCode, true> = {
  notAllowed: true,
  malformed: true,
  field: true,
  notFound: true,
  notNow: true,
  noCredentials: true,
  declined: true,
  cancelled: true,
  vaultClosed: true,
  recordsClosed: true,
  recordsUnprotected: true,
  diskFull: true,
  diskRefused: true,
  sending: true,
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
const unusablePictures = answeredPictureSchema.options.flatMap((option) =>
  'why' in option.shape ? option.shape.why.options : [],
);
const threeWords = ['short', 'happened', 'next'];

const expected: Record<string, readonly string[]> = {
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
  'picture.format': pictureFormatSchema.options,
  unusablePicture: unusablePictures,
  verdict: verdictSchema.shape.kind.options,
  'headline.liveness': verdictSchema.shape.kind.options,
  'headline.match': verdictSchema.shape.kind.options,
  verdictReason: verdictReasonSchema.options,
  caseReason: caseReasonSchema.options,
  'case.consent': consentWays,
  'removal.reasons': removalReasons,
  'history.results': historyResults,
  vendor: vendorSchema.options,
  screen: routes,
  'liveness.sample': sampleSessions.map(({ name }) => name),
  'match.portrait': samplePortraits,
  ...causes('troubleCause', troubleCauseSchema.options),
  ...causes('blockCause', blockCauseSchema.options),
  ...causes('refusalCause', failureCauseSchema.options),
};

function causes(under: string, names: readonly string[]): Record<string, readonly string[]> {
  return Object.fromEntries(names.map((name) => [`${under}.${name}`, threeWords]));
}

type Texts = { readonly [key: string]: string | Texts };

function lookUp(texts: Texts, path: string): string | Texts | undefined {
  return path.split('.').reduce<string | Texts | undefined>((found, key) => {
    return typeof found === 'object' ? found[key] : undefined;
  }, texts);
}

function leaves(texts: Texts, under = ''): (readonly [string, string])[] {
  return Object.entries(texts).flatMap(([key, value]) =>
    typeof value === 'string' ? [[under + key, value] as const] : leaves(value, `${under}${key}.`),
  );
}

describe.each(Object.entries(resources))('the texts in %s', (_language, { translation }) => {
  it.each(Object.entries(expected))('have one for each of %s', (path, names) => {
    for (const name of names) {
      const text = lookUp(translation, `${path}.${name}`);
      expect(
        typeof text === 'object' ? (lookUp(text, 'name') ?? lookUp(text, 'title')) : text,
        `${path}.${name}`,
      ).toEqual(expect.any(String));
    }
  });

  it('are never empty, and never end in a blank', () => {
    for (const [path, text] of leaves(translation)) expect(text, path).toMatch(/^\S(.*\S)?$/s);
  });

  it('name nothing but values in double braces', () => {
    for (const [path, text] of leaves(translation)) {
      expect(text.replaceAll(/\{\{\w+\}\}/g, ''), path).not.toMatch(/[{}]/);
    }
  });
});

describe('the languages', () => {
  it('have the same texts', () => {
    const paths = Object.values(resources).map(({ translation }) =>
      leaves(translation)
        .map(([path]) => path)
        .sort(),
    );
    for (const other of paths) expect(other).toEqual(paths[0]);
  });
});
