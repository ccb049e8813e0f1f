import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { offerOf } from '../../renderer/features/visit/offer-of.ts';
import { cameraNotesOf } from '../../renderer/sight/preparing/camera-notes.ts';
import { withoutMetadata } from '../../renderer/sight/preparing/metadata.ts';
import { type Degrees, degreesOf, type NotesToMake, notesSegment } from '../pictures/camera-notes.ts';
import { portraitJpeg, withFirst } from '../pictures/jpeg.ts';

/** When and where a photograph was taken, as its camera wrote it; and whatever else a file may hold in that place. */
const photo = (notes: NotesToMake) => new Uint8Array(withFirst(portraitJpeg.bytes, notesSegment(notes)));
const pune = { latitude: degreesOf(18.5204, ['N', 'S']), longitude: degreesOf(73.8567, ['E', 'W']) };

describe('what a camera wrote beside a picture', () => {
  it('is read in either order of bytes, on every side of the world, and goes with the rest of it', () => {
    const place = fc.record({
      latitude: fc.double({ min: -90, max: 90, noNaN: true }),
      longitude: fc.double({ min: -180, max: 180, noNaN: true }),
    });
    const moment = fc.date({ min: new Date('1990-01-02'), max: new Date('2099-01-01'), noInvalidDate: true });
    fc.assert(
      fc.property(place, moment, fc.boolean(), (at, when, isLittleEndian) => {
        fc.pre(Math.abs(at.latitude) > 0.001 || Math.abs(at.longitude) > 0.001);
        const seconds = when.toISOString().slice(0, 19);
        const bytes = photo({
          takenAt: seconds.replaceAll('-', ':').replace('T', ' '),
          zone: '+00:00',
          latitude: degreesOf(at.latitude, ['N', 'S']),
          longitude: degreesOf(at.longitude, ['E', 'W']),
          isLittleEndian,
        });
        const notes = cameraNotesOf(bytes);
        expect(notes?.takenAt).toBe(`${seconds}.000Z`);
        expect(notes?.place?.latitude).toBeCloseTo(at.latitude, 4);
        expect(notes?.place?.longitude).toBeCloseTo(at.longitude, 4);
        expect(cameraNotesOf(withoutMetadata(bytes, 'jpeg'))).toBeNull();
      }),
    );
  });

  it('is told by the zone that it names, else by this computer’s clock', () => {
    const takenAt = '2026:11:30 14:05:09';
    expect(cameraNotesOf(photo({ takenAt, zone: '+05:30' }))?.takenAt).toBe('2026-11-30T08:35:09.000Z');
    const here = new Date('2026-11-30T14:05:09').toISOString();
    expect(cameraNotesOf(photo({ takenAt }))?.takenAt).toBe(here);
    expect(cameraNotesOf(photo({ takenAt, zone: '+99:99' }))?.takenAt).toBe(here);
  });

  it('is as if it were not there where it makes no sense', () => {
    for (const takenAt of [
      '0000:00:00 00:00:00',
      '2026:02:30 10:00:00',
      '2026:11:30 25:00:00',
      '1899:11:30 10:00:00',
      '    :  :     :  :  ',
      'now',
    ])
      expect(cameraNotesOf(photo({ takenAt })), takenAt).toBeNull();
    const places: readonly [Degrees, Degrees][] = [
      [[[90, 1], [0, 1], [1, 1], 'N'], pune.longitude],
      [pune.latitude, [[180, 1], [1, 1], [0, 1], 'E']],
      [[[18, 0], [0, 1], [0, 1], 'N'], pune.longitude],
      [[[0, 0], [0, 0], [0, 0], 'N'], pune.longitude],
      [[[18, 1], [60, 1], [0, 1], 'N'], pune.longitude],
      [[[18, 1], [31, 1], [0, 1], 'E'], pune.longitude],
      [
        [[0, 1], [0, 1], [0, 1], 'N'],
        [[0, 1], [0, 1], [0, 1], 'E'],
      ],
    ];
    for (const [latitude, longitude] of places) expect(cameraNotesOf(photo({ latitude, longitude }))).toBeNull();
    expect(cameraNotesOf(photo({ latitude: pune.latitude }))).toBeNull();
    expect(cameraNotesOf(photo(pune))?.place).toBeTruthy();
  });

  it('can be broken or hostile in any way: nothing fails, and what is said is a moment and a place on earth', () => {
    const whole = notesSegment({ takenAt: '2026:11:30 14:05:09', zone: '+05:30', ...pune });
    const change = fc.tuple(fc.nat(whole.length - 1), fc.nat(255));
    fc.assert(
      fc.property(fc.array(change, { maxLength: 12 }), fc.nat(whole.length), (changes, length) => {
        const broken = Buffer.from(whole.subarray(0, length === 0 ? whole.length : length));
        for (const [at, value] of changes) if (at > 9 && at < broken.length) broken[at] = value;
        const notes = cameraNotesOf(new Uint8Array(withFirst(portraitJpeg.bytes, broken)));
        if (notes?.takenAt) expect(Number.isNaN(Date.parse(notes.takenAt))).toBe(false);
        if (notes?.place) {
          expect(Math.abs(notes.place.latitude)).toBeLessThanOrEqual(90);
          expect(Math.abs(notes.place.longitude)).toBeLessThanOrEqual(180);
        }
      }),
      { numRuns: 2000 },
    );
    fc.assert(fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => void cameraNotesOf(bytes)));
  });
});

describe('what is offered to a case', () => {
  const notes = { takenAt: '2026-11-30T08:35:09.000Z', place: { latitude: 18.52041, longitude: -73.85671 } };
  it('is what it has no better word on', () => {
    expect(offerOf(notes, { place: '', visitedAt: null })).toEqual({
      visitedAt: notes.takenAt,
      place: '18.5204, -73.8567',
    });
    expect(offerOf(notes, { place: 'Pune', visitedAt: null })?.place).toBeNull();
    expect(offerOf(notes, { place: '', visitedAt: '2026-11-30T08:35:40.000Z' })?.visitedAt).toBeNull();
    expect(offerOf(notes, { place: 'Pune', visitedAt: '2026-11-30T08:35:00.000Z' })).toBeNull();
    expect(offerOf({ ...notes, place: null }, { place: '', visitedAt: notes.takenAt })).toBeNull();
    const [atTheDoor, earlier] = ['2026-11-30T09:05:00.000Z', '2026-11-30T09:05:09.000Z'];
    expect(offerOf(notes, { place: 'Pune', visitedAt: atTheDoor })).toBeNull();
    expect(offerOf(notes, { place: 'Pune', visitedAt: earlier })?.visitedAt).toBe(notes.takenAt);
  });
});
