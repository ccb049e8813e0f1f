import { History, SearchX } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.tsx';
import { Emptiness } from '../../ui/emptiness.tsx';

interface HistoryEmptyProps {
  readonly isNarrowed: boolean;
  readonly clear: () => void;
}

export function HistoryEmpty({ isNarrowed, clear }: HistoryEmptyProps) {
  const { t } = useTranslation();
  if (!isNarrowed) {
    return (
      <Emptiness icon={<History size={28} aria-hidden="true" />} title={t('history.empty.title')}>
        {t('history.empty.text')}
      </Emptiness>
    );
  }
  return (
    <Emptiness
      icon={<SearchX size={28} aria-hidden="true" />}
      title={t('history.nothingFound.title')}
      action={<Button onPress={clear}>{t('history.clearFilters')}</Button>}
    >
      {t('history.nothingFound.text')}
    </Emptiness>
  );
}
