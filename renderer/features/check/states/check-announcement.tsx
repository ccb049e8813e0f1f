import { useTranslation } from 'react-i18next';
import type { Check } from '../../../../shared/check/check.ts';
import { Announcement } from '../../../ui/announcement.tsx';
import { useCheck } from '../use-check.ts';
import type { TextKey } from './explanation-type.ts';
import { explanationInWords } from './use-explanation.ts';

/**
 * Tells whoever can't see the screen how the check is getting on. Bytes that move and seconds that pass are not
 * among it: the text stays the same while they do, so nothing is read out.
 */
export function CheckAnnouncement({ checkId }: { readonly checkId: string | null }) {
  const { t } = useTranslation();
  const { data: reading } = useCheck(checkId);
  if (!reading) return <Announcement text="" />;
  const explanation = explanationInWords(t, reading.check, reading);
  const sentences = explanation
    ? [explanation.title, explanation.happened]
    : answerKeys(reading.check).map((key) => t(key));
  return <Announcement text={sentences.join('. ')} />;
}

/** The texts that an answer is read out by; none where there is no answer. */
function answerKeys({ kind, state }: Check): TextKey[] {
  if (state.name !== 'done') return [];
  return [
    `verdict.${state.verdict.kind}`,
    `headline.${kind === 'livenessLookup' ? 'liveness' : 'match'}.${state.verdict.kind}`,
    ...state.verdict.reasons.map((reason): TextKey => `verdictReason.${reason}`),
  ];
}
