import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { droppedItems } from '../../base/dropped-items.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { type WellName, wellNames } from './bringing.ts';
import { readDrop } from './read-drop.ts';
import type { Match } from './use-match.ts';

/** A picture that is pasted anywhere on the page goes into the one empty well; a person says which where that is not plain. */
export function PasteAnywhere({ match: { entries, wells } }: { readonly match: Match }) {
  const { t } = useTranslation();
  const [pasted, setPasted] = useState<File | null>(null);
  const { firstPicture, secondPicture } = entries.typed;
  // A live photo that is the liveness check's own stays that.
  const free = wellNames.filter((well) => well === 'second' || firstPicture?.from !== 'lookup');
  const empty = free.filter((well) => (well === 'first' ? firstPicture : secondPicture) === null);
  const [only] = empty;
  usePastedPicture((file) => {
    if (only && empty.length === 1) void wells.doing.take(only, file);
    else setPasted(file);
  });
  const put = (well: WellName) => {
    setPasted(null);
    if (pasted) void wells.doing.take(well, pasted);
  };
  if (!pasted) return null;
  return (
    <Dialog
      title={t('match.paste.title')}
      isOpen
      role="alertdialog"
      onDismiss={() => setPasted(null)}
      actions={
        <>
          <Button look="quiet" onPress={() => setPasted(null)}>
            {t('common.cancel')}
          </Button>
          {free.map((well) => (
            <Button key={well} autoFocus={well === free[0]} onPress={() => put(well)}>
              {t(empty.includes(well) ? `match.${well}` : 'match.well.replaceFor', {
                well: t(`match.well.wells.${well}`),
              })}
            </Button>
          ))}
        </>
      }
    >
      <p>{t('match.paste.text', { name: pasted.name })}</p>
    </Dialog>
  );
}

/** Hears of a picture on the clipboard, unless a well or a field has taken what was pasted. */
function usePastedPicture(take: (file: File) => void): void {
  useEffect(() => {
    const listen = (event: ClipboardEvent) => {
      if (event.defaultPrevented || !event.clipboardData) return;
      const drop = readDrop(droppedItems(event.clipboardData));
      if (drop.kind !== 'files') return;
      event.preventDefault();
      take(drop.files[0].file);
    };
    window.addEventListener('paste', listen);
    return () => window.removeEventListener('paste', listen);
  }, [take]);
}
