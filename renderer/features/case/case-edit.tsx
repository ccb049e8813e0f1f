import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Case } from '../../../shared/case.ts';
import { getCurrentCase, setCurrentCase } from '../../app/current-case.ts';
import { Button } from '../../ui/button.tsx';
import { entriesOfCase } from './case-form.ts';
import { CaseFormPanel } from './case-form-panel.tsx';
import { useCaseForm } from './use-case-form.ts';

interface CaseEditProps {
  readonly case: Case;
  readonly onDone: () => void;
}

export function CaseEdit({ case: read, onDone }: CaseEditProps) {
  const { t } = useTranslation();
  const client = useQueryClient();
  // As it was when the editing began: what others change meanwhile must not change what is typed.
  const [before] = useState(read);
  const form = useCaseForm(entriesOfCase(before), before);
  const save = () =>
    form.save(
      (details) => window.facedesk.cases.change({ id: read.id, details }),
      (_nothing, { reference }) => {
        if (getCurrentCase()?.id === read.id) setCurrentCase({ id: read.id, reference });
        for (const queryKey of [['cases'], ['case', read.id]]) void client.invalidateQueries({ queryKey });
        onDone();
      },
    );
  return (
    <CaseFormPanel
      form={form}
      label={t('case.editTitle')}
      submitLabel={t('case.save')}
      onSubmit={save}
      cancel={<Button onPress={onDone}>{t('common.cancel')}</Button>}
    />
  );
}
