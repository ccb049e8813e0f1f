import { ChevronDown } from 'lucide-react';
import { useState } from 'react';
import { Button as AriaButton, DialogTrigger, Popover } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { localDay } from '../../../../shared/days.ts';
import { type DayText, dayAfter } from '../../../base/language/days.ts';
import { useFormats } from '../../../base/language/use-formats.ts';
import { Button } from '../../../ui/button.tsx';
import { MomentBox, UNFINISHED } from '../../../ui/fields/moment-box.tsx';
import pick from '../../../ui/fields/pick.module.css';
import { Form } from '../../../ui/form.tsx';
import styles from './period-pick.module.css';

interface PeriodPickProps {
  readonly from: DayText;
  readonly until: DayText;
  readonly onChange: (period: { readonly from: DayText; readonly until: DayText }) => void;
}

/** So many days up to today. */
const quick = { today: 1, week: 7, month: 30 } as const;

/** From a day to a day, either of which may be left open. */
export function PeriodPick({ from, until, onChange }: PeriodPickProps) {
  const { t } = useTranslation();
  const words = usePeriodWords(from, until);
  const [isOpen, setOpen] = useState(false);
  const choose = (period: { readonly from: DayText; readonly until: DayText }) => {
    onChange(period);
    setOpen(false);
  };
  // The popover is the dialog itself, with the button in it that only a screen reader finds.
  return (
    <DialogTrigger isOpen={isOpen} onOpenChange={setOpen}>
      <AriaButton
        className={pick.button ?? ''}
        aria-label={`${words} ${t('history.filter.period')}`}
        data-active={from + until !== '' || undefined}
      >
        <span className={pick.value}>{words}</span>
        <ChevronDown size={14} aria-hidden="true" />
      </AriaButton>
      <Popover className={styles.popover ?? ''} placement="bottom start" offset={4}>
        <div className={styles.dialog}>
          <div className={styles.quick}>
            {(['today', 'week', 'month'] as const).map((name) => (
              <Button
                key={name}
                onPress={() => {
                  const today = localDay(new Date());
                  choose({ from: dayAfter(today, 1 - quick[name]), until: today });
                }}
              >
                {t(`history.period.${name}`)}
              </Button>
            ))}
            <Button look="quiet" onPress={() => choose({ from: '', until: '' })}>
              {t('history.period.any')}
            </Button>
          </div>
          <Days key={from + until} from={from} until={until} onChange={onChange} />
        </div>
      </Popover>
    </DialogTrigger>
  );
}

/** What is typed part by part is no day until it is finished. */
function Days({ from, until, onChange }: PeriodPickProps) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState({ from, until });
  const isBackwards = typed.from !== '' && typed.until !== '' && typed.from > typed.until;
  const problemOf = (value: string) => (value === UNFINISHED ? t('history.period.unfinished') : null);
  const change = (changed: Partial<typeof typed>) => setTyped({ ...typed, ...changed });
  const isUsable = !isBackwards && typed.from !== UNFINISHED && typed.until !== UNFINISHED;
  const isChanged = typed.from !== from || typed.until !== until;
  return (
    <Form
      className={styles.days}
      onSubmit={() => {
        if (isUsable) onChange(typed);
      }}
    >
      <MomentBox
        label={t('history.period.from')}
        precision="day"
        value={typed.from}
        onChange={(day) => change({ from: day })}
        problem={problemOf(typed.from)}
      />
      <MomentBox
        label={t('history.period.until')}
        precision="day"
        value={typed.until}
        onChange={(day) => change({ until: day })}
        problem={isBackwards ? t('history.period.backwards') : problemOf(typed.until)}
      />
      <Button type="submit" isDisabled={!isUsable || !isChanged}>
        {t('history.period.apply')}
      </Button>
    </Form>
  );
}

function usePeriodWords(from: DayText, until: DayText): string {
  const { t } = useTranslation();
  const formats = useFormats();
  const first = formats.shortDay(from);
  const last = formats.shortDay(until);
  if (first && last) return first === last ? first : t('history.period.between', { from: first, until: last });
  if (first) return t('history.period.since', { from: first });
  return last ? t('history.period.upTo', { until: last }) : t('history.period.any');
}
