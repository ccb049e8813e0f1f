import { Activity, useState } from 'react';
import { newCaseEntries } from './case-form.ts';
import { CaseList } from './case-list.tsx';
import { CaseView } from './case-view.tsx';
import { NewCase } from './new-case.tsx';
import { useCaseAddress } from './use-case-address.ts';
import { useCaseForm } from './use-case-form.ts';

/** The cases, a new one, or one of them. What is being typed into either survives a look at the others. */
export function CaseScreen() {
  const address = useCaseAddress();
  const [lastId, setLastId] = useState<string | null>(null);
  const [newCases, setNewCases] = useState(0);
  const { shows } = address;
  if (shows === 'case' && address.id !== lastId) setLastId(address.id);
  return (
    <>
      <Activity mode={shows === 'list' ? 'visible' : 'hidden'}>
        <CaseList />
      </Activity>
      <Activity mode={shows === 'new' ? 'visible' : 'hidden'}>
        <NewCaseDraft key={newCases} onCreated={() => setNewCases(newCases + 1)} />
      </Activity>
      {lastId === null ? null : (
        <Activity mode={shows === 'case' ? 'visible' : 'hidden'}>
          <CaseView key={lastId} id={lastId} />
        </Activity>
      )}
    </>
  );
}

function NewCaseDraft({ onCreated }: { readonly onCreated: () => void }) {
  const [start] = useState(() => newCaseEntries(new Date()));
  const form = useCaseForm(start, null);
  return <NewCase form={form} onCreated={onCreated} />;
}
