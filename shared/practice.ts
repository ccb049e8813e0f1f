/** What the built-in vendors know in practice mode; docs/PRACTICE.md describes each for a reader. */
export const sampleSessions = [
  { name: 'live', sessionId: '11111111-1111-4111-8111-111111111111' },
  { name: 'low', sessionId: '22222222-2222-4222-8222-222222222222' },
  { name: 'review', sessionId: '33333333-3333-4333-8333-333333333333' },
  { name: 'fourAudits', sessionId: '44444444-4444-4444-8444-444444444444' },
  { name: 'expired', sessionId: '55555555-5555-4555-8555-555555555555' },
  { name: 'failed', sessionId: '66666666-6666-4666-8666-666666666666' },
  { name: 'noConfidence', sessionId: '77777777-7777-4777-8777-777777777777' },
  { name: 'unfinished', sessionId: '88888888-8888-4888-8888-888888888888' },
] as const;
export type SampleSession = (typeof sampleSessions)[number]['name'];

/** An address for practice, from the range that is kept for documentation (RFC 5737). */
export const SAMPLE_CUSTOMER_IP = '203.0.113.7';

/** Drawn portraits, `resources/practice/<name>.jpg`: two of each of three people, and one of two together. */
export const samplePortraits = ['asha-1', 'asha-2', 'dev-1', 'dev-2', 'meera-1', 'meera-2', 'couple'] as const;
export type SamplePortrait = (typeof samplePortraits)[number];
