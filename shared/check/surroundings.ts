import { z } from 'zod';
import { vendorSchema } from './outcome.ts';

/** Whether a vendor's host takes a connection now; `notReady` where nobody knows which host, as there are no credentials. */
const reachSchema = z.strictObject({
  vendor: vendorSchema,
  state: z.enum(['reached', 'notReached', 'notReady']),
});
export type Reach = z.infer<typeof reachSchema>;

/** What can be known of the network before anything is sent. */
export const surroundingsSchema = z.strictObject({
  /** Empty where nobody asked for them. */
  vendors: z.array(reachSchema),
  /** This computer's own address on the internet; null where its network hides that, as nearly all do under IPv4. */
  ownAddress: z.string().nullable(),
});
