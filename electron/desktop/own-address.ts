import type { NetworkInterfaceInfo } from 'node:os';
import { isUnlikelyCustomerIp } from '../../shared/entry/fields.ts';

type Interfaces = NodeJS.Dict<readonly Pick<NetworkInterfaceInfo, 'address' | 'internal'>[]>;

/**
 * This computer's address as the internet knows it, where one of its own interfaces has it: under IPv6 usually, under IPv4
 * hardly ever, as the network hides it there. Nobody outside is asked. Null where it can't be known.
 */
export function ownAddress(interfaces: Interfaces): string | null {
  const addresses = Object.values(interfaces)
    .flatMap((all) => all ?? [])
    .filter(({ address, internal }) => !internal && !address.includes('%') && !isUnlikelyCustomerIp(address));
  return addresses[0]?.address ?? null;
}
