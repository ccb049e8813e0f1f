import type { CheckEvidence } from '../../../shared/evidence/evidence.ts';
import { isInvented } from '../../../shared/practice.ts';
import { matchLead } from '../../features/match/match-lead.ts';
import { useWords } from './use-words.ts';

/** Where a check's part of the report begins. */
export const anchorOf = (check: CheckEvidence): string => `check-${check.id}`;

/** Its score was made up by practice. */
export const isInventedCheck = (check: CheckEvidence): boolean =>
  check.verdict !== null && isInvented(check, check.pictures);

/** The sentences and numbers that both the list and the check's own part show. */
export function useCheckWords(check: CheckEvidence) {
  const { t, formats } = useWords();
  const { verdict } = check;
  return {
    kind: t(`report:kind.${check.kind}`),
    /** As it came, to the last place. One that allows no verdict would be taken for one. */
    score: check.score === null || verdict?.kind === 'notComputable' ? null : String(check.score),
    mark: markText(),
    headline: headline(),
    /** Of a score that practice made up. */
    invented: isInventedCheck(check) ? t('headline.invented.title') : null,
  };

  function markText(): string | null {
    if (check.kind === 'faceMatch') return formats.score(check.threshold, 2, 2);
    return check.policy && formats.number(check.policy.passMark);
  }

  function headline(): string | null {
    if (verdict === null) return null;
    if (check.kind === 'livenessLookup') return t(`headline.liveness.${verdict.kind}`);
    const lead = matchLead({ result: check.answer?.result ?? null }, verdict);
    const sentence = t(`headline.match.${verdict.kind}`);
    return lead ? `${t(`headline.match.${lead}`)}. ${sentence}` : sentence;
  }
}
