import { ImageUp, Trash2 } from 'lucide-react';
import { FileTrigger } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../base/language/use-formats.ts';
import { Button } from '../../ui/button.tsx';
import { Tooltip } from '../../ui/tooltip.tsx';
import { SampleMenu } from '../check/new-check/sample-menu.tsx';
import { madeFrom, pictureSize } from '../check/pictures/picture-size.ts';
import styles from './picture-well.module.css';
import { TakePhoto } from './take-photo.tsx';
import { pictureTypes, type Well } from './use-well.ts';

/** Below the picture: what it is, and what can be done with it. */
export function WellActions({ well, picture, isFromLookup, isFixed, portraits, ...can }: Well) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { take, takePortrait, remove, chooseRef } = can;
  const wellName = t(`match.well.wells.${well}`);
  if (!picture && !isFromLookup) {
    return (
      <div className={styles.actions}>
        <TakePhoto well={well} take={take} />
        {portraits.length === 0 ? null : (
          <SampleMenu
            look="quiet"
            label={t('match.portraits')}
            name={t('match.portraitsFor', { well: wellName })}
            samples={portraits.map((portrait) => ({ id: portrait, name: t(`match.portrait.${portrait}`) }))}
            onPick={takePortrait}
          />
        )}
      </div>
    );
  }
  const name = isFromLookup ? t('match.fromLookup.name') : picture?.name;
  const replace = t('match.well.replaceFor', { well: wellName });
  const removal = t('match.well.removeFor', { well: wellName });
  const made = madeFrom(t, formats, picture?.original ?? null);
  return (
    <div className={styles.about}>
      <span className={styles.name} title={name}>
        {name}
      </span>
      {isFixed ? null : (
        <span>
          <FileTrigger acceptedFileTypes={pictureTypes} onSelect={(files) => files && take([...files])}>
            <Tooltip text={replace}>
              <Button look="icon" ref={chooseRef} aria-label={replace}>
                <ImageUp size={16} aria-hidden="true" />
              </Button>
            </Tooltip>
          </FileTrigger>
          <Tooltip text={removal}>
            <Button look="icon" aria-label={removal} onPress={remove}>
              <Trash2 size={16} aria-hidden="true" />
            </Button>
          </Tooltip>
        </span>
      )}
      {picture ? (
        <span className={styles.measures}>
          {pictureSize(t, picture)}, {formats.byteLength(picture.byteLength)}
          {made === null ? null : <span className={styles.made}>{made}</span>}
        </span>
      ) : null}
    </div>
  );
}
