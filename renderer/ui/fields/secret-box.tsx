import { Eye, EyeOff } from 'lucide-react';
import { type ComponentProps, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../button.tsx';
import { Tooltip } from '../tooltip.tsx';
import { TextBox } from './text-box.tsx';

type SecretBoxProps = Omit<ComponentProps<typeof TextBox>, 'end' | 'start' | 'isHidden' | 'isCode' | 'lines'>;

/** A box for what nobody else should see, with a button that shows it to whoever typed it. */
export function SecretBox(props: SecretBoxProps) {
  const { t } = useTranslation();
  const [isShown, setShown] = useState(false);
  const name = t(isShown ? 'secret.hide' : 'secret.show', { what: props.label });
  const Icon = isShown ? EyeOff : Eye;
  return (
    <TextBox
      {...props}
      isHidden={!isShown}
      end={
        <Tooltip text={name}>
          <Button look="icon" aria-label={name} onPress={() => setShown(!isShown)}>
            <Icon size={16} aria-hidden="true" />
          </Button>
        </Tooltip>
      }
    />
  );
}
