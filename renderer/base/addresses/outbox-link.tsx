import { useTranslation } from 'react-i18next';
import { TextLink } from '../../ui/text-link.tsx';
import { hashOf } from './routes.ts';

/** The way to where held checks are released. */
export function OutboxLink() {
  const { t } = useTranslation();
  return <TextLink href={hashOf('outbox')}>{t('records.toOutbox')}</TextLink>;
}
