import type { Answer, ReceivedRequest, VendorEndpoint } from '../endpoint.ts';
import type { Fault } from './fault.ts';

/** The answer to a request under a fault, before its delivery goes wrong. */
export async function answerUnder(
  fault: Fault | null,
  endpoint: VendorEndpoint,
  request: ReceivedRequest,
): Promise<Answer> {
  switch (fault?.kind) {
    case 'rateLimited': {
      const trouble = endpoint.trouble(429);
      if (fault.retryAfter === null) return trouble;
      return { ...trouble, headers: { ...trouble.headers, 'retry-after': String(fault.retryAfter) } };
    }
    case 'serverError':
      if (fault.usesIdUp) await endpoint.answer(request);
      return endpoint.trouble(fault.status);
    case 'captivePortal':
      return captivePortal;
    case 'redirect':
      return { status: 302, headers: { location: fault.location, 'content-type': 'text/html' }, body: 'Log in first.' };
    case 'vendorError':
      return endpoint.error(fault.code, fault.status);
    case 'answer':
      if (fault.processed) await endpoint.answer(request);
      return { status: fault.status, headers: lowerCaseNames(fault.headers), body: fault.body };
    default:
      return endpoint.answer(request);
  }
}

const captivePortal: Answer = {
  status: 200,
  headers: { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' },
  body: `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>Station Wi-Fi: log in</title></head>
<body><h1>Welcome to Station Wi-Fi</h1><form action="/login" method="post">
<label>Mobile number <input name="mobile"></label><button>Get a code</button></form></body>
</html>
`,
};

function lowerCaseNames(headers: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
}
