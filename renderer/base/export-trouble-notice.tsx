import { useTranslation } from 'react-i18next';
import type { ExportTrouble } from '../../shared/evidence/reporting.ts';
import { Notice } from '../ui/notice.tsx';
import { SettingsLink } from './addresses/settings-link.tsx';

/** Why no file was written, what that means, and what to do. */
export function ExportTroubleNotice({ trouble }: { readonly trouble: ExportTrouble | null }) {
  const { t } = useTranslation();
  if (trouble === null) return null;
  return (
    <Notice tone={trouble === 'cancelled' ? 'calm' : 'problem'} isAlert title={t(`exportTrouble.${trouble}.title`)}>
      <p>
        {t(`exportTrouble.${trouble}.text`)} {trouble === 'vaultClosed' ? <SettingsLink section="protection" /> : null}
      </p>
    </Notice>
  );
}
