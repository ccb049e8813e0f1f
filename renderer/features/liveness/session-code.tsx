import { QrCode } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { sessionIdsIn } from '../../../shared/entry/fields.ts';
import { Button } from '../../ui/button.tsx';
import { Tooltip } from '../../ui/tooltip.tsx';

const CodeDialog = lazy(async () => ({ default: (await import('../../camera/code-dialog.tsx')).CodeDialog }));

/** The session id from a QR code on the phone: held to the camera, or in a picture of it. */
export function SessionCode({ onFound }: { readonly onFound: (text: string) => void }) {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  const name = t('field.sessionId.code');
  const take = (text: string) => {
    const isOne = sessionIdsIn(text).length > 0;
    if (isOne) onFound(text);
    return isOne;
  };
  return (
    <>
      <Tooltip text={name}>
        <Button look="icon" aria-label={name} onPress={() => setOpen(true)}>
          <QrCode size={17} aria-hidden="true" />
        </Button>
      </Tooltip>
      {isOpen ? (
        <Suspense>
          <CodeDialog title={name} onText={take} onClose={() => setOpen(false)} />
        </Suspense>
      ) : null}
    </>
  );
}
