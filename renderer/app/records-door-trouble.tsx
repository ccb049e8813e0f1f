import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RecordsTrouble } from '../../shared/records.ts';
import type { VaultStatus } from '../../shared/vault.ts';
import { RecordsSetAside } from '../features/settings/records-set-aside.tsx';
import { RestoreForm } from '../features/settings/restore-form.tsx';
import { useRecordsWork } from '../features/settings/use-records-work.ts';
import { Button } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';
import { CallNotice } from './form/call-notice.tsx';
import { useCall } from './form/use-call.ts';
import styles from './records-door.module.css';
import { DoorFrame } from './records-door-frame.tsx';
import { useNews } from './records-door-news.ts';
import { DoorSentences } from './records-door-sentences.tsx';
import { doorOffers } from './records-door-words.ts';

interface TroubleDoorProps {
  readonly why: Exclude<RecordsTrouble, 'vault'>;
  readonly waiting: number | null;
  readonly vault: VaultStatus | undefined;
}

const looks = { diskFull: 'disk', newerVersion: 'newer' } as const;

/** The vault is open, but the records are not. */
export function TroubleDoor({ why, waiting, vault }: TroubleDoorProps) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const retry = useCall();
  const work = useRecordsWork();
  const [, tell] = useNews();
  const [isRestoring, setRestoring] = useState(false);
  const [isStillSo, setStillSo] = useState(false);
  const title = useRef<HTMLHeadingElement>(null);
  const offers = doorOffers(why, vault);
  const readAll = () => void client.invalidateQueries();
  const tryAgain = () => {
    setStillSo(false);
    void retry.make(
      () => window.facedesk.records.retry({}),
      (status) => {
        setStillSo(status.state === 'closed');
        client.setQueryData(['records'], status);
        if (status.state === 'open') readAll();
      },
    );
  };
  return (
    <DoorFrame
      look={why in looks ? looks[why as keyof typeof looks] : 'trouble'}
      title={t(`recordsTrouble.${why}.title`)}
    >
      <DoorSentences
        happened={t(`recordsTrouble.${why}.happened`)}
        next={t(`recordsTrouble.${why}.next`)}
        waiting={waiting}
      />
      {isRestoring ? (
        <RestoreForm
          work={work}
          titleRef={title}
          titleLevel={2}
          onRestored={({ checks, held, aside }) => {
            tell({ kind: 'restored', checks, held, aside });
            readAll();
          }}
          onCancel={() => setRestoring(false)}
        />
      ) : (
        <>
          {offers.restore === 'later' ? <p className={styles.quiet}>{t('records.door.restoreLater')}</p> : null}
          <div role="status" className={styles.news}>
            {isStillSo && !retry.isUnderWay ? <Notice tone="calm">{t('records.door.stillClosed')}</Notice> : null}
          </div>
          <CallNotice problem={retry.problem} />
          <div className={styles.actions}>
            <Button look="primary" isBusy={retry.isUnderWay} onPress={tryAgain}>
              {t('records.door.retry')}
            </Button>
            {offers.restore === 'now' ? (
              <Button onPress={() => setRestoring(true)}>{t('records.door.restore')}</Button>
            ) : null}
            {offers.setAside ? (
              <RecordsSetAside
                isNewer={why === 'newerVersion'}
                waiting={waiting}
                onDone={(name) => {
                  // Without a name there was nothing to keep.
                  if (name !== '') tell({ kind: 'setAside', name });
                  readAll();
                }}
              />
            ) : null}
          </div>
        </>
      )}
    </DoorFrame>
  );
}
