import { useQuery } from '@tanstack/react-query';
import { ChevronDown } from 'lucide-react';
import { useState } from 'react';
import { Button, Menu, MenuItem, MenuTrigger, Popover, Text } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { HistoryItem, HistoryQuery } from '../../../shared/check/history.ts';
import type { Mode } from '../../../shared/mode.ts';
import { answerOf, settled } from '../../base/call.ts';
import { useFront } from '../../base/current-case.ts';
import { useFormats } from '../../base/language/use-formats.ts';
import { useProgram } from '../../base/use-program.ts';
import menu from '../check/new-check/sample-menu.module.css';
import { type FirstPictureEntry, firstPictureOf } from './first-picture.ts';
import styles from './lookup-menu.module.css';
import type { DrawnWell } from './use-well.ts';

/** The first picture from a lookup of this mode: its reference picture, also where its answer is still to come. */
export function LookupMenu({ edited, change, doing }: Pick<DrawnWell, 'edited' | 'change' | 'doing'>) {
  const { t } = useTranslation();
  const present = useProgram().data?.mode;
  const inFront = useFront().case;
  // A lookup of another mode is of no use to the match, nor is one of another customer. Null without a case.
  const { mode, caseId } = edited ?? { mode: present, caseId: inFront?.id ?? null };
  const [isOpen, setOpen] = useState(false);
  // Read when it opens and then left alone: a list that changes under the pointer is picked from wrongly.
  const { data, isFetching } = useQuery({
    queryKey: ['recentLookups', mode, caseId],
    queryFn: () => answerOf(window.facedesk.history.search(recentLookups(mode ?? 'practice', caseId))),
    enabled: isOpen && mode !== undefined,
    staleTime: 0,
  });
  const lookups = isFetching ? [] : (data?.items.filter((lookup) => isUsable(lookup, caseId)) ?? []);
  const pick = async (lookup: string) => {
    const firstPicture = await lookupEntry(lookup);
    if (!firstPicture) return;
    // Whatever is just being read for it is dropped as well.
    doing.remove('first');
    change({ firstPicture });
  };
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
          onAction={(key) => void pick(String(key))}
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

const MOST_LOOKUPS = 20;

/** The lookups of a case, the newest first; without a case those of a mode. */
function recentLookups(mode: Mode, caseId: string | null): HistoryQuery {
  return {
    text: '',
    mode,
    kind: 'livenessLookup',
    result: null,
    caseId,
    from: null,
    until: null,
    before: null,
    limit: MOST_LOOKUPS,
  };
}

/** Of the same customer, and answered or likely to be yet. Without a case, nothing of a case is. */
function isUsable(lookup: Pick<HistoryItem, 'state' | 'caseId'>, caseId: string | null): boolean {
  const { state } = lookup;
  return lookup.caseId === caseId && ['queued', 'sending', 'waiting', 'held', 'done'].includes(state);
}

/** Null where the lookup can't be read. */
async function lookupEntry(lookup: string): Promise<FirstPictureEntry | null> {
  const result = await settled(window.facedesk.checks.read({ id: lookup }));
  if (!result.ok || result.value.check.kind !== 'livenessLookup') return null;
  return firstPictureOf(result.value.check);
}
