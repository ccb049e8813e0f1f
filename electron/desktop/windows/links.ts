import { shell } from 'electron';
import type { RequestOf } from '../../../shared/contract/contract.ts';

/** Every page outside the program that a person can be sent to. The window names one; it never gives an address. */
const addresses: Readonly<Record<RequestOf<'links.open'>['link'], string>> = {
  instantPayPage:
    'https://developers.instantpay.in/reference/identity-verification-ai-ml-face-liveness-get-session-result',
  cashfreePage: 'https://www.cashfree.com/docs/secure-id/biometric-kyc/face-match',
};

/** Opens a known page in the system's browser. */
export function openLink(link: keyof typeof addresses): Promise<void> {
  return shell.openExternal(addresses[link]);
}
