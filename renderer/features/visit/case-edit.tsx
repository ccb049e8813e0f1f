import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Case } from '../../../shared/case/case.ts';
import { useFormats } from '../../base/language/use-formats.ts';
import { Button } from '../../ui/button.tsx';
import { entriesOfCase } from '../case/case-form.ts';
import { CaseFormPanel } from '../case/case-form-panel.tsx';
import { useCaseForm } from '../case/use-case-form.ts';

interface CaseEditProps {
  readonly case: Case;
  readonly part: 'customer' | 'consent';
  readonly onDone: () => void;
}

/** Changes what was entered of a case. What is typed is kept under `case <id> edited <part>` until then. */
export function CaseEdit({ case: read, part, onDone }: CaseEditProps) {
  const { t } = useTranslation();
  const client = useQueryClient();
  // As it was when the editing began: what others change meanwhile must not change what is typed.
  const [before] = useState(read);
  const form = useCaseForm(entriesOfCase(before), before, `case ${read.id} edited ${part}`);
  const save = () =>
    form.save(
      ({ consent, ...details }) =>
        part === 'consent'
          ? window.facedesk.cases.setConsent({ id: read.id, consent })
          : window.facedesk.cases.change({ id: read.id, details }),
      () => {
        for (const queryKey of [['cases'], ['case', read.id]]) void client.invalidateQueries({ queryKey });
        onDone();
      },
    );
  return (
    <CaseFormPanel
      form={form}
      part={part}
      label={t(`visit.edit.${part}`)}
      submitLabel={t('case.save')}
      onSubmit={save}
      cancel={<Button onPress={onDone}>{t('common.cancel')}</Button>}
    />
  );
}

/** Who and where, in a line. */
export function CustomerSummary({ case: read }: { readonly case: Case }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { place, visitedAt } = read;
  return (
    <>
      <span>{place || t('visit.noPlace')}</span>
      {visitedAt === null ? null : <time dateTime={visitedAt}>{formats.dateAndClock(visitedAt)}</time>}
    </>
  );
}
