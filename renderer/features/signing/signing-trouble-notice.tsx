import { useTranslation } from 'react-i18next';
import type { SigningTrouble } from '../../../shared/evidence/reporting.ts';
import { Notice } from '../../ui/notice.tsx';

/** Why a key or a certificate was not taken, and what to do. */
export function SigningTroubleNotice({ trouble }: { readonly trouble: SigningTrouble | null }) {
  const { t } = useTranslation();
  if (trouble === null) return null;
  return (
    <Notice tone="problem" isAlert title={t(`signingTrouble.${trouble}.title`)}>
      <p>{t(`signingTrouble.${trouble}.text`)}</p>
    </Notice>
  );
}
