import { useEntries } from '../../../base/form/use-entries.ts';
import { emptyReview, reviewProblems } from '../../review/review-entries.ts';

export type Reviewer = ReturnType<typeof useReviewer>;

const nobody = { name: emptyReview.name, code: emptyReview.code };

const problemsOf = (typed: typeof nobody) => {
  const { name, code } = reviewProblems({ ...emptyReview, ...typed });
  return { name, code };
};

/** Who decides: typed once for all the cases on the desk. */
export function useReviewer() {
  return useEntries(nobody, ['name', 'code'] as const, problemsOf, 'review desk reviewer');
}
