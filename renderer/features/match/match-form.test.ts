import { describe, expect, it } from 'vitest';
import type { Picture } from '../../../shared/picture/picture.ts';
import {
  emptyMatchEntries,
  type MatchEntries,
  matchFields,
  matchRequest,
  matchStanding,
  readMatchEntries,
} from './match-form.ts';

function picture(digit: string): Picture {
  return {
    id: `00000000-0000-4000-8000-00000000000${digit}`,
    name: `${digit}.jpg`,
    format: 'jpeg',
    byteLength: 1000,
    width: 300,
    height: 400,
    sha256: digit.repeat(64),
    sight: 'whole',
    original: null,
    advice: null,
  };
}

const policy = { threshold: 0.75 };

const filled: MatchEntries = {
  firstPicture: { from: 'file', picture: picture('1') },
  secondPicture: picture('2'),
  threshold: '0.75',
  verificationId: 'fd-1',
  caseReference: '',
  isCaseChosen: false,
};

describe('readMatchEntries', () => {
  it('asks for both pictures and an id, and has a threshold to begin with', () => {
    expect(readMatchEntries(emptyMatchEntries, policy).problems).toEqual({
      firstPicture: 'pictureMissing',
      secondPicture: 'pictureMissing',
      threshold: null,
      verificationId: 'required',
      caseReference: null,
    });
  });

  it('takes a comma for a point', () => {
    expect(readMatchEntries({ ...filled, threshold: '0,8' }, policy).threshold).toBe(0.8);
  });

  it('warns of a threshold below the policy', () => {
    expect(readMatchEntries({ ...filled, threshold: '0.74' }, policy).isBelowPolicy).toBe(true);
    expect(readMatchEntries({ ...filled, threshold: '0.75' }, policy).isBelowPolicy).toBe(false);
    expect(readMatchEntries({ ...filled, threshold: '0' }, policy).isBelowPolicy).toBe(false);
  });

  it('warns by the policy that there is, whatever the usual one', () => {
    const strict = { threshold: 0.9 };
    expect(readMatchEntries({ ...filled, threshold: '0.89' }, strict).isBelowPolicy).toBe(true);
    expect(readMatchEntries({ ...filled, threshold: '0.9' }, strict).isBelowPolicy).toBe(false);
  });

  it('knows the same file by its hash', () => {
    expect(readMatchEntries(filled, policy).isSameFileTwice).toBe(false);
    const copy = { ...picture('1'), id: picture('3').id, name: 'copy.jpg' };
    expect(readMatchEntries({ ...filled, secondPicture: copy }, policy).isSameFileTwice).toBe(true);
    // What a vendor sent, saved and chosen again: its copy goes without what stood beside the picture.
    const { format, width, height, byteLength, sha256 } = {
      ...picture('1'),
      format: 'jpeg',
      width: 300,
      height: 400,
    } as const;
    const made = {
      ...picture('4'),
      original: { format, width, height, byteLength, sha256, change: 'stripped' },
    } as const;
    expect(readMatchEntries({ ...filled, secondPicture: made }, policy).isSameFileTwice).toBe(true);
    expect(readMatchEntries({ ...filled, firstPicture: null, secondPicture: null }, policy).isSameFileTwice).toBe(
      false,
    );
  });

  it('has every field in the order of the screen', () => {
    expect([...matchFields, 'isCaseChosen']).toEqual(Object.keys(emptyMatchEntries));
  });
});

describe('matchRequest', () => {
  it('sends ids of pictures and a number', () => {
    expect(matchRequest(filled)).toEqual({
      firstPicture: { from: 'file', picture: picture('1').id },
      secondPicture: picture('2').id,
      threshold: 0.75,
      verificationId: 'fd-1',
    });
  });

  it('names the lookup whose reference picture is compared, also before it has come', () => {
    const firstPicture = { from: 'lookup', lookup: picture('9').id, picture: null } as const;
    expect(matchRequest({ ...filled, firstPicture })?.firstPicture).toEqual({
      from: 'lookup',
      lookup: picture('9').id,
    });
  });

  it('is null while something is missing', () => {
    expect(matchRequest({ ...filled, secondPicture: null })).toBeNull();
    expect(matchRequest({ ...filled, threshold: '1' })).toBeNull();
  });
});

describe('what makes a match another one', () => {
  it('is not that the same picture was chosen once more', () => {
    const again = { ...picture('1'), id: picture('7').id };
    const chosenAgain = { ...filled, firstPicture: { from: 'file', picture: again } } as const;
    expect(matchStanding(chosenAgain)).toEqual(matchStanding(filled));
    expect(matchStanding({ ...filled, secondPicture: picture('7') })).not.toEqual(matchStanding(filled));
  });

  it('is not that the picture of its liveness check has come', () => {
    const awaited = { from: 'lookup', lookup: picture('9').id, picture: null } as const;
    const come = { ...awaited, picture: picture('1') };
    expect(matchStanding({ ...filled, firstPicture: come })).toEqual(
      matchStanding({ ...filled, firstPicture: awaited }),
    );
    expect(matchStanding({ ...filled, firstPicture: come })).not.toEqual(matchStanding(filled));
  });
});
