/**
 * A road in a process of its own, for a test that kills it: enters a match and a lookup, and waits for its end.
 *
 *     node interrupted-road.ts <folder> <InstantPay's URL> <Cashfree's URL>
 */
import { buildRoad } from './road.ts';

const [folder = '', instantPayUrl = '', cashfreeUrl = ''] = process.argv.slice(2);
const road = await buildRoad({ instantPayUrl, cashfreeUrl }, { folder });
const lookup = await road.enterLookup();
const match = await road.enterMatch();
console.log(JSON.stringify({ lookup, match }));
