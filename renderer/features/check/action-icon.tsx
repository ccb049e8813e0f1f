import { Check, Play, RotateCw, Scale, Send, Square, SquarePen, X } from 'lucide-react';
import type { CheckAction } from './explanation-type.ts';

const icons = {
  sendNow: Send,
  tryAgain: RotateCw,
  release: Send,
  resume: Play,
  stop: Square,
  giveUp: X,
  edit: SquarePen,
  close: X,
  decide: Scale,
  consent: Check,
};

export function ActionIcon({ action }: { readonly action: CheckAction }) {
  const Icon = icons[action];
  const isStop = action === 'stop';
  return <Icon size={isStop ? 12 : 15} fill={isStop ? 'currentColor' : 'none'} aria-hidden="true" />;
}
