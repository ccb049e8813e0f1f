import { useTranslation } from 'react-i18next';
import { Button } from '../ui/button.tsx';
import { TextLink } from '../ui/text-link.tsx';
import { settled } from './call.ts';

const showLog = () => void settled(window.facedesk.program.showLog({}));

/** Shows the program's log in the system's file manager: what a person's support asks for. */
export function ShowLog({ look = 'quiet' }: { readonly look?: 'plain' | 'quiet' }) {
  const { t } = useTranslation();
  return (
    <Button look={look} onPress={showLog}>
      {t('fault.showLog')}
    </Button>
  );
}

/** The same within a sentence. */
export function ShowLogLink() {
  const { t } = useTranslation();
  return <TextLink onPress={showLog}>{t('fault.showLog')}</TextLink>;
}
