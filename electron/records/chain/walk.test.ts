import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { runs } from '../../../tests/counts.ts';
import { canonicalJson } from './canonical.ts';
import { type ChainSeal, sealHead } from './chain-seal.ts';
import { EMPTY_CHAIN, hashEntry, type StoredEntry } from './entry.ts';
import { walkChain } from './walk.ts';

const chainKey = Buffer.alloc(32, 7);

type Said = Omit<StoredEntry, 'sequence' | 'hash'>;

const said: fc.Arbitrary<Said> = fc.record({
  at: fc.date({ noInvalidDate: true, min: new Date(0), max: new Date('9999-01-01') }).map((at) => at.toISOString()),
  agent: fc.string(),
  account: fc.string(),
  event: fc.constantFrom('checkInserted', 'checkReplaced', 'backedUp'),
  content: fc
    .dictionary(fc.string(), fc.jsonValue())
    .map((content) => canonicalJson(JSON.parse(JSON.stringify(content)))),
});
const chains = fc.array(said, { minLength: 1, maxLength: 12 }).map((all) => chained(all));

/** Hashes what was said after what is there already. */
function chained(all: readonly Said[], before: readonly StoredEntry[] = []): StoredEntry[] {
  const entries = [...before];
  for (const one of all) {
    const entry = { ...one, sequence: entries.length + 1 };
    entries.push({ ...entry, hash: hashEntry(entries.at(-1)?.hash ?? EMPTY_CHAIN.hash, entry) });
  }
  return entries;
}

function headOf(entries: readonly StoredEntry[]) {
  const last = entries.at(-1);
  return last ? { length: last.sequence, hash: last.hash } : EMPTY_CHAIN;
}

const sealOf = (entries: readonly StoredEntry[]) => sealHead(chainKey, headOf(entries));
const walk = (entries: readonly StoredEntry[], seal: ChainSeal | null) =>
  walkChain(entries, seal, chainKey, null).chain;
const property = <Values extends [unknown, ...unknown[]]>(
  arbitraries: { [Index in keyof Values]: fc.Arbitrary<Values[Index]> },
  check: (...values: Values) => void,
) => fc.assert(fc.property(...arbitraries, check), { numRuns: runs(2_000, 150) });
/** Turned into a place in a chain, whatever its length. */
const anywhere = fc.nat({ max: 1_000_000 });

describe('an audit chain', () => {
  it('that nobody touched is whole, and ends where its seal says', () => {
    property([chains], (entries) => {
      expect(walkChain(entries, sealOf(entries), chainKey, null)).toEqual({
        head: headOf(entries),
        chain: { result: 'whole' },
        printedHead: null,
      });
    });
  });

  it('without entries is whole too', () => {
    expect(walk([], sealOf([]))).toEqual({ result: 'whole' });
  });

  it('shows the entry in which any field was changed', () => {
    const change = fc.constantFrom<keyof StoredEntry>('at', 'agent', 'account', 'event', 'content', 'hash');
    property([chains, anywhere, change, fc.string()], (entries, place, field, text) => {
      const at = place % entries.length;
      fc.pre(entries[at]?.[field] !== text);
      const changed = entries.map((entry, index) => (index === at ? { ...entry, [field]: text } : entry));
      expect(walk(changed, sealOf(entries))).toEqual({ result: 'broken', entry: at + 1 });
    });
  });

  it('shows the entry in which one member of the content was changed', () => {
    property([chains, anywhere, fc.jsonValue()], (entries, place, value) => {
      const at = place % entries.length;
      const changed = entries.map((entry, index) =>
        index === at ? { ...entry, content: canonicalJson({ ...JSON.parse(entry.content), state: value }) } : entry,
      );
      fc.pre(changed[at]?.content !== entries[at]?.content);
      expect(walk(changed, sealOf(entries))).toEqual({ result: 'broken', entry: at + 1 });
    });
  });

  it('shows where the content was written so that two readers could take it differently', () => {
    const [entry] = chained([{ at: '', agent: '', account: '', event: '', content: '{"state":"done"}' }]);
    for (const content of [
      '{"state":"lost","state":"done"}',
      '{"state": "done"}',
      '{"state":"done"} ',
      'nonsense',
      '',
    ]) {
      expect(walk([{ ...(entry as StoredEntry), content }], null)).toEqual({ result: 'broken', entry: 1 });
    }
  });

  it('shows where an entry was taken out, even where those behind it were numbered anew', () => {
    property([chains, anywhere, fc.boolean()], (entries, place, numbered) => {
      fc.pre(entries.length > 1);
      const at = place % (entries.length - 1);
      const left = entries.filter((_, index) => index !== at);
      const changed = numbered ? left.map((entry, index) => ({ ...entry, sequence: index + 1 })) : left;
      expect(walk(changed, sealOf(entries))).toEqual({ result: 'broken', entry: at + 1 });
    });
  });

  it('shows the first of two entries that changed places', () => {
    property([chains, anywhere, anywhere], (entries, one, other) => {
      const [first, second] = [one % entries.length, other % entries.length].sort((a, b) => a - b) as [number, number];
      fc.pre(first !== second);
      const changed = [...entries];
      changed[first] = { ...(entries[second] as StoredEntry), sequence: first + 1 };
      changed[second] = { ...(entries[first] as StoredEntry), sequence: second + 1 };
      expect(walk(changed, sealOf(entries))).toEqual({ result: 'broken', entry: first + 1 });
    });
  });

  it('shows where an entry was put in, by the one behind it if its own hash is right', () => {
    property([chains, anywhere, said], (entries, place, put) => {
      const at = place % entries.length;
      const changed = chained([put], entries.slice(0, at)).concat(
        entries.slice(at).map((entry) => ({ ...entry, sequence: entry.sequence + 1 })),
      );
      expect(walk(changed, sealOf(entries))).toEqual({ result: 'broken', entry: at + 2 });
    });
  });

  it('that was cut off is not the one that was sealed', () => {
    property([chains, anywhere], (entries, place) => {
      const left = entries.slice(0, place % entries.length);
      expect(walk(left, sealOf(entries))).toEqual({ result: 'notTheSealedOne', sealedLength: entries.length });
    });
  });

  it('that was written anew from some entry on, with right hashes, is not the one that was sealed', () => {
    property([chains, anywhere, said], (entries, place, put) => {
      const at = place % entries.length;
      const changed = chained([put, ...entries.slice(at + 1)], entries.slice(0, at));
      fc.pre(changed[at]?.hash !== entries[at]?.hash);
      const found = { result: 'notTheSealedOne', sealedLength: entries.length };
      expect(walk(changed, sealOf(entries))).toEqual(found);
      // Nor does it help to write the new end into the seal: that takes the key.
      expect(walk(changed, { ...sealOf(entries), ...headOf(changed) })).toEqual(found);
      expect(walk(changed, sealHead(Buffer.alloc(32, 8), headOf(changed)))).toEqual(found);
    });
  });

  it('whose seal is gone says so', () => {
    property([chains], (entries) => {
      expect(walk(entries, null)).toEqual({ result: 'sealMissing' });
    });
  });

  it('tells whether it contains the place that a report names', () => {
    property([chains, anywhere, anywhere], (entries, place, length) => {
      const printed = (entry: StoredEntry | undefined, long?: number) =>
        walkChain(entries, null, chainKey, { length: long ?? entry?.sequence ?? 0, hash: entry?.hash ?? '' })
          .printedHead;
      const entry = entries[place % entries.length];
      expect(printed(entry)).toBe('contained');
      fc.pre(length !== entry?.sequence);
      expect(printed(entry, length)).toBe('notContained');
      expect(walkChain([], null, chainKey, EMPTY_CHAIN).printedHead).toBe('contained');
    });
  });

  it('does not vouch for a place behind the entry that does not fit', () => {
    property([chains, anywhere], (entries, place) => {
      const at = place % entries.length;
      const changed = entries.map((entry, index) => (index === at ? { ...entry, agent: `${entry.agent}.` } : entry));
      expect(walkChain(changed, null, chainKey, headOf(entries)).printedHead).toBe('notContained');
    });
  });
});

describe('canonical JSON', () => {
  it('is the same however the members were put in', () => {
    property([fc.dictionary(fc.string(), fc.jsonValue())], (value) => {
      const turned = Object.fromEntries(Object.entries(value).reverse());
      expect(canonicalJson(turned)).toBe(canonicalJson(value));
    });
  });

  it('says what JSON says', () => {
    property([fc.jsonValue()], (value) => {
      expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
    });
  });
});
