import { useQueryClient } from '@tanstack/react-query';
import type { Case } from '../../../shared/case/case.ts';
import type { Check } from '../../../shared/check/check.ts';
import { goTo } from '../../base/addresses/use-route.ts';
import { beginAnew, getFront } from '../../base/current-case.ts';
import { forgetKept } from '../../base/kept.ts';
import { Removal } from '../check/actions/removal.tsx';

/** Takes a case with all that belongs to it out of the records. */
export function CaseErasure({ case: read, checks }: { readonly case: Case; readonly checks: readonly Check[] }) {
  const client = useQueryClient();
  const erased = () => {
    if (getFront().case?.id === read.id) beginAnew();
    goTo('case');
    forgetKept(`case ${read.id} `);
    for (const check of checks) {
      forgetKept(`check ${check.id} `);
      client.removeQueries({ queryKey: ['check', check.id] });
    }
    for (const queryKey of [['cases'], ['historyPages']]) void client.invalidateQueries({ queryKey });
  };
  return (
    <div>
      <Removal
        what="case"
        reference={read.reference}
        checks={checks}
        remove={(reason) => window.facedesk.cases.erase({ id: read.id, reason })}
        onRemoved={erased}
      />
    </div>
  );
}
