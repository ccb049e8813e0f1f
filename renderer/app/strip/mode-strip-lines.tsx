import clsx from 'clsx';
import { CircleCheck, type LucideIcon, TriangleAlert, X } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { OutboxLink } from '../../base/addresses/outbox-link.tsx';
import { clockLength, clockTrouble } from '../../base/language/clock.ts';
import { useFormats } from '../../base/language/use-formats.ts';
import { Button } from '../../ui/button.tsx';
import { type News, useNews } from '../door/records-door-news.ts';
import styles from './mode-strip.module.css';

interface StripLineProps {
  readonly tone: 'warning' | 'good';
  readonly icon: LucideIcon;
  readonly children: ReactNode;
  readonly end?: ReactNode;
}

/** A line of its own below the mode. */
export function StripLine({ tone, icon: Icon, children, end }: StripLineProps) {
  return (
    <div className={clsx(styles.strip, styles[tone])}>
      <Icon size={16} aria-hidden="true" />
      <span className={styles.text}>{children}</span>
      {end}
    </div>
  );
}

/** A wrong clock spoils every time on record, and more. */
export function ClockLine({ offset }: { readonly offset: number | null }) {
  const { t, i18n } = useTranslation();
  const trouble = clockTrouble(offset);
  // There before it has anything to say, so that it is read out when it does.
  return (
    <div role="status">
      {trouble ? (
        <StripLine tone="warning" icon={TriangleAlert}>
          {t(`shell.clock.${trouble.direction}`, { length: clockLength(i18n.language, trouble) })}
        </StripLine>
      ) : null}
    </div>
  );
}

/** What was done while the records were closed; it stays until somebody has read it. */
export function NewsLine() {
  const { t } = useTranslation();
  const [news, tell] = useNews();
  const text = useNewsText();
  return (
    <div role="status">
      {news ? (
        <StripLine
          tone="good"
          icon={CircleCheck}
          end={
            <Button
              look="icon"
              className={styles.dismiss ?? ''}
              aria-label={t('shell.news.dismiss')}
              onPress={() => tell(null)}
            >
              <X size={15} aria-hidden="true" />
            </Button>
          }
        >
          {text(news)} {news.kind === 'restored' && news.held > 0 ? <OutboxLink /> : null}
        </StripLine>
      ) : null}
    </div>
  );
}

function useNewsText(): (news: News) => string {
  const { t } = useTranslation();
  const formats = useFormats();
  return (news) => {
    switch (news.kind) {
      case 'setAside':
        return t('shell.news.setAside', { name: news.name });
      case 'vaultSetAside':
        return t('vault.setAside.done', { name: news.name });
      case 'restored':
        return [
          t('shell.news.restored', formats.counted(news.checks)),
          ...(news.held > 0 ? [t('shell.news.held', formats.counted(news.held))] : []),
          ...(news.aside === null ? [] : [t('shell.news.aside', { name: news.aside })]),
          ...(news.recorded ? [] : [t('records.restore.unrecorded')]),
        ].join(' ');
    }
  };
}
