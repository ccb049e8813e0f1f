import { useTranslation } from 'react-i18next';
import { CallFailed } from '../../app/call.ts';
import { CallNotice } from '../../app/form/call-notice.tsx';
import { ScreenHeading } from '../../app/screen-heading.tsx';
import { useOutbox } from '../../app/use-outbox.ts';
import { Announcement } from '../../ui/announcement.tsx';
import { Button } from '../../ui/button.tsx';
import { AtATime } from './at-a-time.tsx';
import { CallsCard } from './calls-card.tsx';
import { EmptyOutbox } from './empty-outbox.tsx';
import { groupItems } from './groups.ts';
import { HeldNotice } from './held-notice.tsx';
import { LaneCards } from './lane-cards.tsx';
import { OutboxList } from './outbox-list.tsx';
import styles from './outbox-screen.module.css';
import { PauseButtons } from './pause-buttons.tsx';

/** Everything that is not over: what goes by itself, what needs a person, and what keeps it from going. */
export function OutboxScreen() {
  const { t } = useTranslation();
  const { data: outbox, dataUpdatedAt, error, refetch } = useOutbox();
  const groups = outbox ? groupItems(outbox.items) : null;
  return (
    <div className={styles.screen}>
      <div className={styles.column}>
        <ScreenHeading
          route="outbox"
          title={t('outbox.title')}
          intro={t('outbox.intro')}
          aside={outbox ? <PauseButtons lanes={outbox.lanes} /> : null}
        />
        <Announcement
          text={groups ? t('outbox.summary', { asking: groups.asking.length, moving: groups.moving.length }) : ''}
        />
        {error ? (
          <div className={styles.unreadable}>
            <CallNotice
              problem={error instanceof CallFailed ? error.problem : { code: 'unexpected', message: String(error) }}
            />
            <Button onPress={() => void refetch()}>{t('check.readAgain')}</Button>
          </div>
        ) : null}
        {outbox && groups ? (
          <div className={styles.parts}>
            <HeldNotice />
            <LaneCards lanes={outbox.lanes} readAt={dataUpdatedAt} />
            {outbox.items.length === 0 ? (
              <EmptyOutbox />
            ) : (
              <OutboxList outbox={outbox} groups={groups} readAt={dataUpdatedAt} />
            )}
            <div className={styles.foot}>
              <CallsCard calls={outbox.calls} />
              <AtATime atATime={outbox.atATime} />
            </div>
          </div>
        ) : null}
      </div>
    </div>
  );
}
