import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { Check } from '../../../../shared/check/check.ts';
import { vendorOf } from '../../../../shared/check/of-a-check.ts';
import { explain } from './explanation.ts';
import type { TextKey } from './explanation-type.ts';
import type { LaneHold } from './lane-hold.ts';

/** A check's explanation, as it is read; null for an answered one. */
export function explanationInWords(t: TFunction, check: Check, hold: LaneHold) {
  const explanation = explain(check, hold);
  if (!explanation) return null;
  const vendor = t(`vendor.${vendorOf(check)}`);
  const values = { vendor, ...explanation.values, ...(explanation.cause ? { cause: t(explanation.cause) } : {}) };
  const say = (key: TextKey) => t(key, values);
  return {
    tone: explanation.tone,
    goes: explanation.goes,
    actions: explanation.actions,
    words: explanation.words,
    vendor,
    title: say(explanation.title),
    happened: say(explanation.happened),
    meaning: say(explanation.meaning),
    next: explanation.next && say(explanation.next),
  };
}

export function useExplanation(check: Check, hold: LaneHold) {
  const { t } = useTranslation();
  return explanationInWords(t, check, hold);
}
