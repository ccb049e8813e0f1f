import { Check, Copy, X } from 'lucide-react';
import { type ReactNode, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from './button.tsx';
import { Tooltip } from './tooltip.tsx';
import hidden from './visually-hidden.module.css';

interface CopyButtonProps {
  /** Or what copies it, where the window itself does not know it. */
  readonly text: string | (() => Promise<{ readonly ok: boolean }>);
  /** What is copied, for the button's name: “the session id”. */
  readonly what: string;
  /** A visible label; without one the button is an icon. */
  readonly label?: ReactNode;
}

type Feedback = 'none' | 'copied' | 'failed';
const FEEDBACK_LENGTH = 2000;
const icons = { none: Copy, copied: Check, failed: X };

export function CopyButton({ text, what, label }: CopyButtonProps) {
  const { t } = useTranslation();
  const [feedback, setFeedback] = useState<Feedback>('none');
  useEffect(() => {
    if (feedback === 'none') return;
    const timer = setTimeout(() => setFeedback('none'), FEEDBACK_LENGTH);
    return () => clearTimeout(timer);
  }, [feedback]);

  const copy = async () => {
    const copied = typeof text === 'string' ? window.facedesk.clipboard.write({ text }) : text();
    const result = await copied.catch(() => null);
    setFeedback(result?.ok ? 'copied' : 'failed');
  };
  const said = { none: null, copied: t('common.copied'), failed: t('common.copyFailed') }[feedback];
  const name = t('common.copy', { what });
  const Icon = icons[feedback];
  return (
    <>
      <Tooltip text={said ?? name}>
        <Button look={label ? 'plain' : 'icon'} {...(label ? {} : { 'aria-label': name })} onPress={copy}>
          <Icon size={15} aria-hidden="true" />
          {label ? (said ?? label) : null}
        </Button>
      </Tooltip>
      <span role="status" className={hidden.hidden}>
        {said}
      </span>
    </>
  );
}
