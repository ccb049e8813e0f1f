/** All that speaks with vendors. It brings large libraries, so it is loaded when something is sent, and not before. */
export { matchFaces } from './cashfree/client.ts';
export { isCashfree, probeCashfree } from './cashfree/probe.ts';
export { lookUpLiveness } from './instantpay/client.ts';
export { probeInstantPay } from './instantpay/probe.ts';
export { knock } from './knock.ts';
