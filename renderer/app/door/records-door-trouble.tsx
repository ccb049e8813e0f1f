import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RecordsTrouble } from '../../../shared/records-troubles.ts';
import type { VaultStatus } from '../../../shared/vault.ts';
import { ShowLog } from '../../base/show-log.tsx';
import { RecordsSetAside } from '../../features/records/records-set-aside.tsx';
import { RestoreForm } from '../../features/records/restore-panel.tsx';
import { useRecordsWork } from '../../features/records/use-records-work.ts';
import { Button } from '../../ui/button.tsx';
import styles from './records-door.module.css';
import { DoorFrame } from './records-door-frame.tsx';
import { useNews } from './records-door-news.ts';
import { RetryNews, useRetry } from './records-door-retry.tsx';
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
  const work = useRecordsWork();
  const [, tell] = useNews();
  const [isRestoring, setRestoring] = useState(false);
  const title = useRef<HTMLHeadingElement>(null);
  const offers = doorOffers(why, vault);
  const readAll = () => void client.invalidateQueries();
  const retry = useRetry(
    () => window.facedesk.records.retry({}),
    (status) => {
      client.setQueryData(['records'], status);
      if (status.state === 'open') readAll();
    },
  );
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
          onRestored={({ checks, held, aside, recorded }) => {
            tell({ kind: 'restored', checks, held, aside, recorded });
            readAll();
          }}
          onCancel={() => setRestoring(false)}
        />
      ) : (
        <>
          {offers.restore === 'later' ? <p className={styles.quiet}>{t('records.door.restoreLater')}</p> : null}
          <RetryNews retry={retry} />
          <div className={styles.actions}>
            <Button look="primary" isBusy={retry.isUnderWay} onPress={retry.make}>
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
            ) : (
              <ShowLog />
            )}
          </div>
        </>
      )}
    </DoorFrame>
  );
}
