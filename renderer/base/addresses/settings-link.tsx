import { useTranslation } from 'react-i18next';
import { TextLink } from '../../ui/text-link.tsx';
import { hashOfSection, type SettingsSection } from './routes.ts';

interface SettingsLinkProps {
  readonly section: SettingsSection;
  /** In place of the usual words. */
  readonly text?: string;
}

/** The way from where something is missing to where it can be mended. */
export function SettingsLink({ section, text }: SettingsLinkProps) {
  const { t } = useTranslation();
  return <TextLink href={hashOfSection(section)}>{text ?? t(`settings.goTo.${section}`)}</TextLink>;
}
