import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { type OutboxGroup, type OutboxItem, type OutboxView, outboxGroups } from '../../../shared/check/outbox.ts';
import { useFormats } from '../../base/language/use-formats.ts';
import { Button } from '../../ui/button.tsx';
import { holdOf, laneOf } from './groups.ts';
import styles from './outbox-list.module.css';
import { OutboxRow } from './outbox-row.tsx';

interface OutboxListProps {
  readonly outbox: OutboxView;
  readonly groups: Readonly<Record<OutboxGroup, readonly OutboxItem[]>>;
  readonly readAt: number;
  /** Null where no more are shown than these. */
  readonly showMore: (() => void) | null;
}

/** The open checks: first those that wait for a person. */
export function OutboxList({ outbox, groups, readAt, showMore }: OutboxListProps) {
  return (
    <>
      {outboxGroups.map((name) =>
        groups[name].length === 0 ? null : (
          <Group
            key={name}
            name={name}
            items={groups[name]}
            count={outbox.groups[name]}
            lanes={outbox.lanes}
            readAt={readAt}
            showMore={showMore}
          />
        ),
      )}
    </>
  );
}

interface GroupProps {
  readonly name: OutboxGroup;
  readonly items: readonly OutboxItem[];
  /** With those that aren't among the items. */
  readonly count: number;
  readonly showMore: OutboxListProps['showMore'];
  readonly lanes: OutboxView['lanes'];
  readonly readAt: number;
}

function Group({ name, items, count, lanes, readAt, showMore }: GroupProps) {
  const { t } = useTranslation();
  const formats = useFormats();
  const id = useId();
  const missing = count - items.length;
  return (
    <section className={styles.group} aria-labelledby={id}>
      <h2 id={id} className={styles.title}>
        {t(`outbox.group.${name}`)} <span className={styles.count}>{formats.number(count)}</span>
      </h2>
      <ul className={styles.list}>
        {items.map(({ check, remaining }) => (
          <OutboxRow
            key={check.id}
            check={check}
            remaining={remaining}
            readAt={readAt}
            {...holdOf(laneOf(check, lanes))}
          />
        ))}
      </ul>
      {missing > 0 ? (
        <p className={styles.more}>
          {t('outbox.more', { most: formats.number(items.length), ...formats.counted(missing) })}{' '}
          {showMore ? <Button onPress={showMore}>{t('outbox.showMore')}</Button> : null}
        </p>
      ) : null}
    </section>
  );
}
