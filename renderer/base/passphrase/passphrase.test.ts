import { describe, expect, it } from 'vitest';
import { passphraseFault } from './passphrase.ts';

const good = { current: '', passphrase: 'four plain words here', again: 'four plain words here' };

describe('passphraseFault', () => {
  it('takes any ten characters, typed twice', () => {
    expect(passphraseFault(good, false)).toBeNull();
    expect(passphraseFault({ current: '', passphrase: '          ', again: '          ' }, false)).toBeNull();
  });

  it('wants at least ten', () => {
    const short = { ...good, passphrase: 'nine char', again: 'nine char' };
    expect(passphraseFault(short, false)).toEqual({ field: 'passphrase', problem: 'tooShort' });
  });

  it('wants the same twice, to the last blank', () => {
    expect(passphraseFault({ ...good, again: '' }, false)).toEqual({ field: 'again', problem: 'required' });
    const different = { ...good, again: `${good.again} ` };
    expect(passphraseFault(different, false)).toEqual({ field: 'again', problem: 'notSame' });
  });

  it('wants the current one first where there is one', () => {
    expect(passphraseFault(good, true)).toEqual({ field: 'current', problem: 'required' });
    expect(passphraseFault({ ...good, current: 'x' }, true)).toBeNull();
  });
});
