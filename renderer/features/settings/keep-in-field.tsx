import { useTranslation } from 'react-i18next';
import type { LaneSummary } from '../../../shared/contract.ts';
import type { VaultStatus } from '../../../shared/vault.ts';
import { SettingsLink } from '../../app/settings-link.tsx';
import { Choices } from '../../ui/choices.tsx';
import { canUseVault, type KeptIn, keepInOf, type LaneEntries } from './lane-entries.ts';

interface KeepInFieldProps {
  readonly lane: LaneSummary;
  readonly vault: VaultStatus;
  readonly typed: LaneEntries;
  readonly onChange: (keepIn: KeptIn) => void;
}

/** Where the credentials are kept. Where the vault can't be used, that is said, and how it could be. */
export function KeepInField({ lane, vault, typed, onChange }: KeepInFieldProps) {
  const { t } = useTranslation();
  const needs = vault.state === 'empty' ? 'noPassphrase' : 'shut';
  const isUsable = canUseVault(vault);
  return (
    <Choices<KeptIn>
      label={t('lane.keepIn.label')}
      value={keepInOf(lane, typed, vault)}
      onChange={onChange}
      choices={[
        {
          value: 'vault',
          name: t('lane.keepIn.vault.name'),
          text: t('lane.keepIn.vault.text'),
          isDisabled: !isUsable,
          note: isUsable ? null : (
            <span>
              {t(`lane.keepIn.${needs}.text`)}{' '}
              <SettingsLink section="protection" text={t(`lane.keepIn.${needs}.way`)} />
            </span>
          ),
        },
        { value: 'session', name: t('lane.keepIn.session.name'), text: t('lane.keepIn.session.text') },
      ]}
    />
  );
}
