import { describe, expect, it } from 'vitest';
import { changeSchema, type ReportVerification, type Signer } from '../../../shared/evidence/verification.ts';
import { reportWords } from './report-words.ts';

const fingerprint = 'a'.repeat(64);
const here: Signer = { who: 'thisInstallation', fingerprint };
const known: Signer = { who: 'known', fingerprint, name: 'North office' };
const unknown: Signer = { who: 'unknown', fingerprint, name: 'Somebody' };
const notAsked: Signer = { who: 'notAsked', fingerprint, name: 'Somebody' };

type Unchanged = Extract<ReportVerification, { result: 'unchanged' }>;
const unchanged: Unchanged = {
  result: 'unchanged',
  kind: 'pdf',
  signer: here,
  reportId: '01932f00-0000-7000-8000-00000000000a',
  madeAt: '2026-11-22T04:00:00.000Z',
  checks: 3,
  records: { found: 3, chain: 'contained' },
};

const brief = (verification: ReportVerification) => {
  const { overall, tone, findings } = reportWords(verification);
  return { overall, tone, findings: findings.map((finding) => `${finding.tone} ${finding.name}`) };
};

describe('the words for a verified report', () => {
  it('vouches for one that was written here and is in these records', () => {
    expect(brief(unchanged)).toEqual({
      overall: 'own',
      tone: 'good',
      findings: ['good signedHere', 'good allChecksHere', 'good chainHere'],
    });
  });

  it('names a known signer, and finds nothing odd in records that are elsewhere', () => {
    const verification = { ...unchanged, signer: known, records: { found: 0, chain: 'notContained' } } as const;
    expect(brief(verification)).toEqual({
      overall: 'known',
      tone: 'good',
      findings: ['good signedByKnown', 'calm noChecksHere', 'calm chainNotHere'],
    });
    expect(reportWords(verification).findings[0]?.about).toBe('North office');
  });

  it('calls nothing good in a report that anybody may have signed, whatever ids it names', () => {
    for (const signer of [unknown, notAsked]) {
      for (const [found, name] of [
        [3, 'calm allIdsOfChecksHere'],
        [1, 'calm someIdsOfChecksHere'],
        [0, 'calm noChecksHere'],
      ] as const) {
        const verification = { ...unchanged, signer, records: { found, chain: 'contained' } } as const;
        const { tone, findings } = brief(verification);
        expect(tone).toBe('warning');
        expect(findings).toEqual([expect.stringContaining('warning signedBy'), name, 'calm chainHere']);
      }
    }
  });

  it('calls nobody a stranger while the certificates that are known could not be asked', () => {
    const verification = { ...unchanged, signer: notAsked, records: null };
    expect(brief(verification)).toEqual({
      overall: 'notAsked',
      tone: 'warning',
      findings: ['warning signedByNotAsked', 'calm recordsClosed'],
    });
    expect(reportWords(verification).findings[0]?.about).toBe('Somebody');
  });

  it('warns where checks of its own have gone, and counts them', () => {
    const verification = { ...unchanged, records: { found: 1, chain: 'notContained' } } as const;
    expect(brief(verification).findings).toEqual(['good signedHere', 'warning someChecksHere', 'warning chainNotHere']);
    expect(reportWords(verification).findings[1]).toMatchObject({ found: 1, of: 3 });
  });

  it('vouches for no pages where the copy for machines came alone', () => {
    expect(brief({ ...unchanged, kind: 'twin' }).findings).toContain('calm twinAlone');
  });

  it('says that the records could not be asked', () => {
    expect(brief({ ...unchanged, records: null }).findings).toEqual(['good signedHere', 'calm recordsClosed']);
  });

  it('tells every place of a change, and never vouches for its signer', () => {
    for (const option of changeSchema.options) {
      const [what] = option.shape.what.values;
      const change = changeSchema.parse(what === 'picture' ? { what, name: 'first.jpg' } : { what });
      for (const signer of [null, here, known, unknown, notAsked]) {
        const words = reportWords({ result: 'changed', kind: 'pdf', changes: [change], signer });
        expect(words).toMatchObject({ overall: 'changed', tone: 'problem' });
        expect(words.findings.filter(({ tone }) => tone === 'problem')).toHaveLength(1);
        expect(words.findings.some(({ tone }) => tone === 'good')).toBe(false);
      }
    }
  });

  it('says of a file that is none of ours no more than that', () => {
    expect(brief({ result: 'unreadable' })).toEqual({ overall: 'unreadable', tone: 'warning', findings: [] });
  });
});
