import type { CheckKind } from './check/check.ts';
import type { Mode } from './mode.ts';
import type { Picture } from './picture/picture.ts';

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

/** Every picture that comes with practice, `resources/practice/*.jpg`, by its SHA-256. */
const samplePictures: ReadonlySet<string> = new Set([
  // asha-1-frame-1
  'b30e10a4001be94eec2581ab446da50cbbd6eea0d7b7c9015541c8a6161762a4',
  // asha-1
  '98ac0a367d5ccac9134fa9243105c7b02542435fec6852585a2a42a291ab7045',
  // asha-2
  'e3400c45c0b5482846881b985ae5e3ee18f32a6cf3d15aaa3c5e25b86ae734d9',
  // couple
  '412f08fe40e1b865f942a6e625f5b0710f9ca7ab102a91d9882b061248606323',
  // dev-1-frame-1
  '3711e6c18fb264f015ecbdd0130f447aadb6c5f40f58338cb6186475551035a6',
  // dev-1-frame-2
  'f5dc0dd2ee3283c57c6e011073f10effe080a1e5d21a854c3f129b1e1f9be838',
  // dev-1-frame-3
  '9362ba26354f3e5e4fb441d118b0e37954aa382ebfea385b7119f7255c2550e6',
  // dev-1-frame-4
  '66a8c270337c98b39eaf1fe2395f07cc6dc1712a12d65b074d1fd68bc62c2f8e',
  // dev-1
  '2e0995c46c7ecb22f10387e6c1fd4fcc7602b19bc3f99d6f25f0bbb5c2b049f5',
  // dev-2
  'b8fff1fa8e5be423578bb1990b68b1c6e361e8663e81bf8f3b377311163ab46f',
  // meera-1-frame-1
  'f63671332f4dab89545841d724fc7dd05b51da3ed997eab1e951939d86288364',
  // meera-1
  '9d83af725703aa2747fc0fd5fb1d2154b93e8cbb1a3a2d49347882fbe57a28d6',
  // meera-2
  '97260d9213a37bf0261e60744ce1b2a0b53211c0cf60731c5455b3f615aaeb19',
]);

export function isSamplePicture(sha256: string): boolean {
  return samplePictures.has(sha256);
}

/**
 * The practice vendor looks at no face: of pictures that it does not know it makes the score up.
 *
 * @param pictures those that were compared
 */
export function isInvented(
  check: { readonly kind: CheckKind; readonly mode: Mode },
  pictures: readonly Pick<Picture, 'sha256'>[],
): boolean {
  const isPractice = check.mode === 'practice' && check.kind === 'faceMatch';
  return isPractice && pictures.some(({ sha256 }) => !isSamplePicture(sha256));
}
