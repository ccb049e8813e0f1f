import { describe, expect, it } from 'vitest';
import { type Caller, isTrustedCaller } from './trusted-caller.ts';

const ours: Caller = {
  sender: { id: 7 },
  senderFrame: { url: 'app://facedesk/', origin: 'app://facedesk', parent: null },
};
const fromFrame = (frame: Partial<NonNullable<Caller['senderFrame']>>): Caller => ({
  ...ours,
  senderFrame: { url: 'app://facedesk/', origin: 'app://facedesk', parent: null, ...frame },
});

describe('a caller', () => {
  it('is trusted as the main frame of our window on our page', () => {
    expect(isTrustedCaller(ours, 7)).toBe(true);
    expect(isTrustedCaller(fromFrame({ url: 'app://facedesk/index.html#match' }), 7)).toBe(true);
  });

  it.each([
    ['no frame, as after a navigation', { ...ours, senderFrame: null }],
    ['a subframe', fromFrame({ parent: {} })],
    ['another origin', fromFrame({ url: 'https://example.com/', origin: 'https://example.com' })],
    ['another host of our scheme', fromFrame({ url: 'app://other/', origin: 'app://other' })],
    [
      'a host that only begins like ours',
      fromFrame({ url: 'app://facedesk.example/', origin: 'app://facedesk.example' }),
    ],
    ['our host as a user name', fromFrame({ url: 'app://facedesk@example/', origin: 'app://example' })],
    ['an origin that does not fit the address', fromFrame({ origin: 'null' })],
    ['an address that does not fit the origin', fromFrame({ url: 'about:blank' })],
    ['a file', fromFrame({ url: 'file:///app/index.html', origin: 'file://' })],
    ['no address at all', fromFrame({ url: '', origin: '' })],
    ['another window', { ...ours, sender: { id: 8 } }],
  ])('is not trusted as %s', (_what, caller) => {
    expect(isTrustedCaller(caller, 7)).toBe(false);
  });

  it('is not trusted while there is no window', () => {
    expect(isTrustedCaller(ours, null)).toBe(false);
  });
});
