import { useTranslation } from 'react-i18next';
import type { LivenessLookup } from '../../../shared/check.ts';
import { formatElapsed } from '../../app/language/formats.ts';
import { Notice } from '../../ui/notice.tsx';
import { useElapsed } from '../check/elapsed.tsx';

/** InstantPay's service forgets a session three minutes after it was made. */
const SESSION_LIFE = 180_000;

interface SessionAgeProps {
  readonly lookup: LivenessLookup;
}

/** How much of a session's short life is gone. When it was made is not known, only when it was entered here. */
export function SessionAge({ lookup }: SessionAgeProps) {
  const { t } = useTranslation();
  const elapsed = useElapsed(lookup.enteredAt);
  if (elapsed >= SESSION_LIFE) return <Notice tone="warning">{t('liveness.tooLate')}</Notice>;
  return <Notice tone="calm">{t('liveness.age', { elapsed: formatElapsed(elapsed) })}</Notice>;
}
