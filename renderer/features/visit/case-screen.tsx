import { Activity, lazy, Suspense, useState } from 'react';
import { useCaseAddress } from '../../base/addresses/case-address.ts';
import { forgetKept } from '../../base/kept.ts';
import { useProgram } from '../../base/use-program.ts';
import { CaseList } from '../case/case-list.tsx';

/** The list is there at once; the pages come when there is time. */
const pages = () => ({
  NewVisit: lazy(async () => ({ default: (await import('./new-visit.tsx')).NewVisit })),
  ReviewDesk: lazy(async () => ({ default: (await import('./review-desk/review-desk.tsx')).ReviewDesk })),
  Visit: lazy(async () => ({ default: (await import('./visit.tsx')).Visit })),
});

/** The cases, a new one, or one of them. What is being typed into either survives a look at the others. */
export function CaseScreen() {
  const [{ NewVisit, ReviewDesk, Visit }] = useState(pages);
  const address = useCaseAddress();
  const mode = useProgram().data?.mode;
  // What was begun in one mode is not carried over into another.
  const keptAs = `new case in ${mode}`;
  const [lastId, setLastId] = useState<string | null>(null);
  const [newCases, setNewCases] = useState(0);
  const { shows } = address;
  if (shows === 'case' && address.id !== lastId) setLastId(address.id);
  const created = () => {
    forgetKept(keptAs);
    setNewCases(newCases + 1);
  };
  return (
    <>
      <Activity mode={shows === 'list' ? 'visible' : 'hidden'}>
        <CaseList
          desk={(rows) => (
            <Suspense fallback={null}>
              <ReviewDesk rows={rows} />
            </Suspense>
          )}
        />
      </Activity>
      <Activity mode={shows === 'new' ? 'visible' : 'hidden'}>
        <Suspense fallback={null}>
          <NewVisit key={`${mode} ${newCases}`} keptAs={keptAs} onCreated={created} />
        </Suspense>
      </Activity>
      {lastId === null ? null : (
        <Activity mode={shows === 'case' ? 'visible' : 'hidden'}>
          <Suspense fallback={null}>
            <Visit key={lastId} id={lastId} />
          </Suspense>
        </Activity>
      )}
    </>
  );
}
