import { useTranslation } from 'react-i18next';
import type { Unprintable } from '../../../shared/evidence/unprintable.ts';

interface UnprintableListProps {
  readonly found: readonly Unprintable[];
  readonly className?: string | undefined;
}

/** Which characters of which text: the same before a report is saved and in it. */
export function UnprintableList({ found, className }: UnprintableListProps) {
  const { t } = useTranslation();
  return (
    <ul className={className}>
      {found.map((one) => {
        const { characters, more } = unprintableWords(one);
        const text = t(`unprintable.place.${one.place}`);
        return (
          <li key={one.place}>
            {more === 0
              ? t('unprintable.line', { text, characters })
              : t('unprintable.lineAndMore', { text, characters, more })}
          </li>
        );
      })}
    </ul>
  );
}

/** More would be a list of letters, which nobody reads. */
const MOST = 12;

/** Each with its code points, by which it is known wherever its letter is not: `李 U+674E`. */
function unprintableWords({ characters }: Unprintable) {
  const told = characters.slice(0, MOST).map(({ text, points }) => `${text} ${points.map(codeOf).join(' ')}`);
  // `more` is how many there are beside these.
  return { characters: told.join(', '), more: characters.length - told.length };
}

function codeOf(point: number): string {
  return `U+${point.toString(16).padStart(4, '0').toUpperCase()}`;
}
