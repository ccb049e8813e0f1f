import { useQuery } from '@tanstack/react-query';
import { ChevronDown } from 'lucide-react';
import { useState } from 'react';
import { Button, Menu, MenuItem, MenuTrigger, Popover, Text } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { HistoryItem } from '../../../shared/history.ts';
import type { Mode } from '../../../shared/mode.ts';
import { answerOf } from '../../app/call.ts';
import { useFormats } from '../../app/language/use-formats.ts';
import menu from '../check/sample-menu.module.css';
import type { FirstPictureEntry } from './first-picture.ts';
import styles from './lookup-menu.module.css';
import { isUsable, lookupEntry, recentLookups } from './recent-lookups.ts';

interface LookupMenuProps {
  /** Of the match: a lookup of another mode is of no use to it. */
  readonly mode: Mode | undefined;
  readonly onPick: (entry: FirstPictureEntry) => void;
}

/** The first picture from a lookup of this mode: its reference picture, also where its answer is still to come. */
export function LookupMenu({ mode, onPick }: LookupMenuProps) {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  // Read when it opens and then left alone: a list that changes under the pointer is picked from wrongly.
  const { data, isFetching } = useQuery({
    queryKey: ['recentLookups', mode],
    queryFn: () => answerOf(window.facedesk.history.search(recentLookups(mode ?? 'practice'))),
    enabled: isOpen && mode !== undefined,
    staleTime: 0,
  });
  const lookups = isFetching ? [] : (data?.items.filter(isUsable) ?? []);
  return (
    <MenuTrigger isOpen={isOpen} onOpenChange={setOpen}>
      <Button className={styles.button ?? ''} aria-label={t('match.fromLookup.label')}>
        {t('match.fromLookup.short')}
        <ChevronDown size={13} aria-hidden="true" />
      </Button>
      <Popover className={menu.popover ?? ''} placement="bottom start" offset={4}>
        <Menu
          className={menu.menu ?? ''}
          aria-label={t('match.fromLookup.label')}
          items={lookups}
          renderEmptyState={() => (
            <p className={styles.empty}>
              {data && !isFetching ? t('match.fromLookup.none') : t('match.fromLookup.reading')}
            </p>
          )}
          onAction={(key) => void lookupEntry(String(key)).then((entry) => entry && onPick(entry))}
        >
          {(lookup) => <LookupItem lookup={lookup} />}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}

function LookupItem({ lookup }: { readonly lookup: HistoryItem }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const name = lookup.caseReference === '' ? lookup.subject : lookup.caseReference;
  const came = lookup.verdict ? t(`verdict.${lookup.verdict}`) : t('match.fromLookup.open');
  return (
    <MenuItem id={lookup.id} className={menu.item ?? ''} textValue={name}>
      <Text slot="label" className={menu.words ?? ''}>
        <span className={styles.name}>{name}</span>
        <span className={menu.text}>
          {t('match.fromLookup.about', { time: formats.dateTime(lookup.enteredAt), came })}
        </span>
      </Text>
    </MenuItem>
  );
}
