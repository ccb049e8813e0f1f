import type { ChainHead, Verification } from '../../../shared/records.ts';

export type FindingTone = 'good' | 'warning' | 'problem';

/** Each has a text in the language files under `verification.finding`. */
export type FindingName =
  | 'chainWhole'
  | 'chainEmpty'
  | 'chainBroken'
  | 'chainShortened'
  | 'chainRewritten'
  | 'chainUnsealed'
  | 'printedContained'
  | 'printedMissing'
  | 'databaseSound'
  | 'databaseDamaged'
  | 'picturesNone'
  | 'picturesSound'
  | 'picturesMissing'
  | 'picturesAltered'
  | 'agreeing'
  | 'disagreeing';

export interface Finding {
  readonly tone: FindingTone;
  readonly name: FindingName;
  /** What is counted, where something is. */
  readonly count: number;
  /** The entry it is about, or the sealed length. */
  readonly place: number | null;
}

/**
 * What a verification has found, one sentence each; the worst of them is the tone of the whole.
 *
 * @param printed the head that was asked about
 */
export function verificationWords(verification: Verification, printed: ChainHead | null) {
  const { database, disagreements } = verification;
  const findings = [
    chainFinding(verification),
    ...printedFinding(verification, printed),
    database === 'sound' ? finding('good', 'databaseSound') : finding('problem', 'databaseDamaged'),
    disagreements === 0 ? finding('good', 'agreeing') : finding('problem', 'disagreeing', disagreements),
    ...pictureFindings(verification),
  ];
  const tone = (['problem', 'warning'] as const).find((worse) => findings.some((found) => found.tone === worse));
  return { tone: tone ?? ('good' as const), findings };
}

function chainFinding({ chain, head }: Verification): Finding {
  switch (chain.result) {
    case 'whole':
      return head.length === 0 ? finding('good', 'chainEmpty') : finding('good', 'chainWhole', head.length);
    case 'broken':
      return finding('problem', 'chainBroken', head.length, chain.entry);
    case 'notTheSealedOne': {
      const name = head.length < chain.sealedLength ? 'chainShortened' : 'chainRewritten';
      return finding('problem', name, head.length, chain.sealedLength);
    }
    case 'sealMissing':
      return finding('warning', 'chainUnsealed', head.length);
  }
}

function printedFinding({ printedHead }: Verification, printed: ChainHead | null): Finding[] {
  if (printedHead === null) return [];
  const place = printed?.length ?? null;
  return printedHead === 'contained'
    ? [finding('good', 'printedContained', 0, place)]
    : [finding('problem', 'printedMissing', 0, place)];
}

function pictureFindings({ pictures: { sound, missing, altered } }: Verification): Finding[] {
  if (sound + missing + altered === 0) return [finding('good', 'picturesNone')];
  return [
    ...(missing > 0 ? [finding('problem', 'picturesMissing', missing)] : []),
    ...(altered > 0 ? [finding('problem', 'picturesAltered', altered)] : []),
    ...(missing + altered === 0 ? [finding('good', 'picturesSound', sound)] : []),
  ];
}

function finding(tone: FindingTone, name: FindingName, count = 0, place: number | null = null): Finding {
  return { tone, name, count, place };
}
