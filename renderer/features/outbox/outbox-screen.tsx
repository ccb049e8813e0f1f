import { PackageCheck, Pause, Play } from 'lucide-react';
import { useDeferredValue, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { MOST_OUTBOX_ITEMS, type OutboxLane } from '../../../shared/check/outbox.ts';
import { goTo } from '../../base/addresses/use-route.ts';
import { CallNotice } from '../../base/form/call-notice.tsx';
import { useCall } from '../../base/form/use-call.ts';
import { ReadingProblem } from '../../base/reading-problem.tsx';
import { ScreenHeading } from '../../base/screen-heading.tsx';
import { useOutbox } from '../../base/use-outbox.ts';
import { useIsPractice } from '../../base/use-program.ts';
import { Announcement } from '../../ui/announcement.tsx';
import { Button } from '../../ui/button.tsx';
import { Emptiness } from '../../ui/emptiness.tsx';
import { CallsCard } from './calls-card.tsx';
import { groupItems } from './groups.ts';
import { HeldNotice } from './held-notice.tsx';
import { LaneCards } from './lane-cards.tsx';
import { OutboxList } from './outbox-list.tsx';
import styles from './outbox-screen.module.css';
import { OutboxSettings } from './outbox-settings.tsx';

/** More than a window has room for, and few enough that nobody waits for them to be drawn. */
const SHOWN_AT_FIRST = 40;

/** Everything that is not over: what goes by itself, what needs a person, and what keeps it from going. */
export function OutboxScreen() {
  const { t } = useTranslation();
  const [most, setMost] = useState(SHOWN_AT_FIRST);
  const { data, dataUpdatedAt, error, refetch } = useOutbox(most);
  // Drawn a few rows at a time, between whatever else the window has to do.
  const outbox = useDeferredValue(data);
  const readAt = useDeferredValue(dataUpdatedAt);
  const groups = outbox ? groupItems(outbox.items, outbox.lanes) : null;
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
          text={outbox ? t(outbox.groups.paused > 0 ? 'outbox.summaryPaused' : 'outbox.summary', outbox.groups) : ''}
        />
        <ReadingProblem error={error} readAgain={() => void refetch()} />
        {outbox && groups ? (
          <div className={styles.parts}>
            <HeldNotice count={outbox.held} />
            <LaneCards lanes={outbox.lanes} readAt={readAt} />
            {outbox.items.length === 0 ? (
              <EmptyOutbox />
            ) : (
              <OutboxList
                outbox={outbox}
                groups={groups}
                readAt={readAt}
                showMore={most < MOST_OUTBOX_ITEMS ? () => setMost(MOST_OUTBOX_ITEMS) : null}
              />
            )}
            <div className={styles.foot}>
              <CallsCard calls={outbox.calls} />
              <div className={styles.settings}>
                <OutboxSettings outbox={outbox} />
              </div>
            </div>
          </div>
        ) : null}
      </div>
    </div>
  );
}

/** Nothing is open: what the outbox is for, and the ways to fill it. */
function EmptyOutbox() {
  const { t } = useTranslation();
  const isPractice = useIsPractice();
  return (
    <div className={styles.frame}>
      <Emptiness
        icon={<PackageCheck size={30} strokeWidth={1.75} aria-hidden="true" />}
        title={t('outbox.empty.title')}
        action={
          <>
            {isPractice ? <p className={styles.practice}>{t('outbox.empty.practice')}</p> : null}
            <div className={styles.ways}>
              <Button onPress={() => goTo('liveness')}>{t('outbox.empty.lookup')}</Button>
              <Button onPress={() => goTo('match')}>{t('outbox.empty.match')}</Button>
            </div>
          </>
        }
      >
        {t('outbox.empty.text')}
      </Emptiness>
    </div>
  );
}

/** Every lane at once: nothing goes out, or everything may. */
function PauseButtons({ lanes }: { readonly lanes: readonly OutboxLane[] }) {
  const { t } = useTranslation();
  const call = useCall();
  const { outbox } = window.facedesk;
  const isAllStopped = lanes.length > 0 && lanes.every(({ stopped }) => stopped);
  const isAnyHeld = lanes.some(({ stopped, state }) => stopped || state.name === 'paused');
  return (
    <div className={styles.place}>
      <div className={styles.buttons}>
        <Button
          isDisabled={isAllStopped}
          isBusy={call.isUnderWay}
          onPress={() => void call.make(() => outbox.pause({ lane: null }))}
        >
          <Pause size={15} aria-hidden="true" />
          {t('outbox.pauseAll')}
        </Button>
        <Button
          isDisabled={!isAnyHeld}
          isBusy={call.isUnderWay}
          onPress={() => void call.make(() => outbox.resume({ lane: null }))}
        >
          <Play size={15} aria-hidden="true" />
          {t('outbox.resumeAll')}
        </Button>
      </div>
      <CallNotice problem={call.problem} />
    </div>
  );
}
