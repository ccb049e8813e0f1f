import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { vendorOf } from '../../../shared/check.ts';
import type { OutboxItem, OutboxView } from '../../../shared/outbox.ts';
import { useFormats } from '../../app/language/use-formats.ts';
import { type GroupName, groupNames, holdOf } from './groups.ts';
import styles from './outbox-list.module.css';
import { OutboxRow } from './outbox-row.tsx';
import { ReadAt } from './read-at.ts';

interface OutboxListProps {
  readonly outbox: OutboxView;
  readonly groups: Readonly<Record<GroupName, readonly OutboxItem[]>>;
  readonly readAt: number;
}

/** Every open check: first those that wait for a person. */
export function OutboxList({ outbox, groups, readAt }: OutboxListProps) {
  const { t } = useTranslation();
  const formats = useFormats();
  const all = Object.values(outbox.count).reduce((sum, count) => sum + count, 0);
  const missing = all - outbox.items.length;
  return (
    <ReadAt value={readAt}>
      {groupNames.map((name) =>
        groups[name].length === 0 ? null : <Group key={name} name={name} items={groups[name]} lanes={outbox.lanes} />,
      )}
      {missing > 0 ? (
        <p className={styles.more}>{t('outbox.more', { most: formats.number(outbox.items.length), count: missing })}</p>
      ) : null}
    </ReadAt>
  );
}

interface GroupProps {
  readonly name: GroupName;
  readonly items: readonly OutboxItem[];
  readonly lanes: OutboxView['lanes'];
}

function Group({ name, items, lanes }: GroupProps) {
  const { t } = useTranslation();
  const formats = useFormats();
  const id = useId();
  return (
    <section className={styles.group} aria-labelledby={id}>
      <h2 id={id} className={styles.title}>
        {t(`outbox.group.${name}`)} <span className={styles.count}>{formats.number(items.length)}</span>
      </h2>
      <ul className={styles.list}>
        {items.map(({ check, remaining }) => {
          const lane = lanes.find(({ vendor, mode }) => vendor === vendorOf(check) && mode === check.mode);
          const { pause, stopped } = holdOf(lane);
          return <OutboxRow key={check.id} check={check} remaining={remaining} pause={pause} stopped={stopped} />;
        })}
      </ul>
    </section>
  );
}
