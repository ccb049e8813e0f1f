import { type LucideIcon, SearchX } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button } from '../ui/button.tsx';
import { Emptiness } from '../ui/emptiness.tsx';

interface EmptyListProps {
  /** Its texts have this name in the language files. */
  readonly screen: 'case' | 'history';
  readonly icon: LucideIcon;
  /** There may be some that don't fit what is looked for. */
  readonly isNarrowed: boolean;
  readonly clearLabel: string;
  readonly clear: () => void;
}

/** In the place of a list: nothing is there yet, or nothing fits. */
export function EmptyList({ screen, icon, isNarrowed, clearLabel, clear }: EmptyListProps) {
  const { t } = useTranslation();
  const Icon = isNarrowed ? SearchX : icon;
  const what = isNarrowed ? 'nothingFound' : 'empty';
  return (
    <Emptiness
      icon={<Icon size={28} aria-hidden="true" />}
      title={t(`${screen}.${what}.title`)}
      action={isNarrowed ? <Button onPress={clear}>{clearLabel}</Button> : null}
    >
      {t(`${screen}.${what}.text`)}
    </Emptiness>
  );
}
