import type { Change, ReportVerification, Signer } from '../../../shared/evidence/verification.ts';

/** The whole of it; each has a title and a text in the language files under `reportVerification.overall`. */
export const overalls = ['own', 'known', 'unknown', 'notAsked', 'changed', 'unreadable'] as const;
export type Overall = (typeof overalls)[number];

export type FindingTone = 'good' | 'calm' | 'warning' | 'problem';

/** Each has a text in the language files under `reportVerification.finding`. */
export const findingNames = [
  'signedHere',
  'signedByKnown',
  'signedByUnknown',
  'signedByNotAsked',
  'wouldBeSignedHere',
  'wouldBeSignedByKnown',
  'wouldBeSignedByUnknown',
  'wouldBeSignedByNotAsked',
  'noSigner',
  'twinAlone',
  'changedFile',
  'changedPages',
  'changedTwin',
  'changedPicture',
  'changedSignature',
  'changedAppended',
  'allChecksHere',
  'someChecksHere',
  'noChecksHere',
  'allIdsOfChecksHere',
  'someIdsOfChecksHere',
  'chainHere',
  'chainNotHere',
  'recordsClosed',
] as const;
export type FindingName = (typeof findingNames)[number];

export interface Finding {
  readonly tone: FindingTone;
  readonly name: FindingName;
  /** Of a signer, or of a picture. */
  readonly about: string;
  /** Checks that were found, of so many. */
  readonly found: number;
  readonly of: number;
}

export interface ReportWords {
  readonly overall: Overall;
  readonly tone: FindingTone;
  readonly findings: readonly Finding[];
}

const overallOf = {
  thisInstallation: 'own',
  known: 'known',
  unknown: 'unknown',
  notAsked: 'notAsked',
} as const satisfies Record<Signer['who'], Overall>;
const signed = {
  thisInstallation: 'signedHere',
  known: 'signedByKnown',
  unknown: 'signedByUnknown',
  notAsked: 'signedByNotAsked',
} as const satisfies Record<Signer['who'], FindingName>;
const wouldBe = {
  thisInstallation: 'wouldBeSignedHere',
  known: 'wouldBeSignedByKnown',
  unknown: 'wouldBeSignedByUnknown',
  notAsked: 'wouldBeSignedByNotAsked',
} as const satisfies Record<Signer['who'], FindingName>;
const changed = {
  file: 'changedFile',
  pages: 'changedPages',
  twin: 'changedTwin',
  picture: 'changedPicture',
  signature: 'changedSignature',
  appended: 'changedAppended',
} as const satisfies Record<Change['what'], FindingName>;

/** What a verification of a report has found: the whole of it, then each part in a sentence. */
export function reportWords(verification: ReportVerification): ReportWords {
  switch (verification.result) {
    case 'unreadable':
      return { overall: 'unreadable', tone: 'warning', findings: [] };
    case 'changed': {
      const { changes, signer } = verification;
      const by = signer ? finding('calm', wouldBe[signer.who], nameOf(signer)) : finding('calm', 'noSigner');
      const places = changes.map((change) =>
        finding('problem', changed[change.what], change.what === 'picture' ? change.name : ''),
      );
      return { overall: 'changed', tone: 'problem', findings: [...places, by] };
    }
    case 'unchanged': {
      const { signer } = verification;
      const tone = isVouchedFor(signer) ? 'good' : 'warning';
      return {
        overall: overallOf[signer.who],
        tone,
        findings: [
          finding(tone, signed[signer.who], nameOf(signer)),
          ...(verification.kind === 'twin' ? [finding('calm', 'twinAlone')] : []),
          ...besideRecords(verification),
        ],
      };
    }
  }
}

/**
 * Only ids are looked up: what somebody unknown has written under the id of a check that is here may say anything, so that
 * finding it speaks for nothing. That another installation's checks are not here is as it should be; that one's own are
 * gone is not.
 */
function besideRecords({
  signer,
  checks,
  records,
}: Extract<ReportVerification, { result: 'unchanged' }>): readonly Finding[] {
  if (records === null) return [finding('calm', 'recordsClosed')];
  const { found, chain } = records;
  const missing = signer.who === 'thisInstallation' ? 'warning' : 'calm';
  const there = isVouchedFor(signer) ? 'good' : 'calm';
  return [
    { tone: found >= checks ? there : missing, name: checksName(signer, found, checks), about: '', found, of: checks },
    chain === 'contained' ? finding(there, 'chainHere') : finding(missing, 'chainNotHere'),
  ];
}

function checksName(signer: Signer, found: number, checks: number): FindingName {
  if (found === 0) return 'noChecksHere';
  if (isVouchedFor(signer)) return found >= checks ? 'allChecksHere' : 'someChecksHere';
  return found >= checks ? 'allIdsOfChecksHere' : 'someIdsOfChecksHere';
}

function isVouchedFor({ who }: Signer): boolean {
  return who === 'thisInstallation' || who === 'known';
}

function nameOf(signer: Signer): string {
  return signer.who === 'thisInstallation' ? '' : signer.name;
}

function finding(tone: FindingTone, name: FindingName, about = ''): Finding {
  return { tone, name, about, found: 0, of: 0 };
}
