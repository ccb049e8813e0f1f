import { describe, expect, it } from 'vitest';
import { createMask } from './mask-text.ts';

const mohan = createMask([{ name: 'Mohan Kumar', reference: 'APP-1042-77' }]);

describe('a masked text', () => {
  it('keeps the last four characters of a name or a reference', () => {
    expect(mohan('APP-1042-77')).toBe('•••• 2-77');
    expect(mohan('Mohan Kumar')).toBe('•••• umar');
    expect(mohan('Seen at APP-1042-77, with Mohan Kumar.')).toBe('Seen at •••• 2-77, with •••• umar.');
  });

  it('never keeps more than half, nor a word of the name', () => {
    expect(createMask([{ name: '', reference: '1042' }])('1042')).toBe('•••• 42');
    expect(createMask([{ name: 'Asha Rao', reference: '' }])('Asha Rao')).toBe('•••• ao');
    expect(createMask([{ name: 'Li', reference: '' }])('Li, living there')).toBe('•••• i, living there');
    expect(createMask([{ name: '', reference: '7' }])('7 of 77')).toBe('•••• of 77');
  });

  it.each([
    ['in capitals or not', 'mOHAN kuMAR has app-1042-77', '•••• umar has •••• 2-77'],
    ['without its spaces and dashes', 'MohanKumar_APP104277.jpg', '•••• umar_•••• 2-77.jpg'],
    ['with other ones', 'app/1042/77 and APP 1042 77', '•••• 2-77 and •••• 2-77'],
    ['by each word of the name', 'mohan@example.com, Kumars', '••••@example.com, ••••s'],
    ['composed otherwise', 'Ｍｏｈａｎ', '••••'],
    ['with invisible characters in it', 'Mo\u200bhan', '••••'],
    ['as JSON escapes it', '{"name":"\\u004dohan"}', '{"name":"••••"}'],
  ])('has no name or reference %s', (_, text, masked) => {
    expect(mohan(text)).toBe(masked);
  });

  it('is masked in Hindi too', () => {
    const masked = createMask([{ name: 'मोहन कुमार', reference: 'आवेदन-१०४२' }]);
    expect(masked('मोहन जी का आवेदन १०४२')).not.toMatch(/मोहन|आवेदन/);
    expect(masked('{"name":"\\u092e\\u094b\\u0939\\u0928"}')).toBe('{"name":"••••"}');
    expect(masked('ग्राहक घर पर था')).toBe('ग्राहक घर पर था');
  });

  it('stays as it is where it tells nothing', () => {
    expect(mohan('The customer was at home: score 0.97')).toBe('The customer was at home: score 0.97');
    expect(createMask([])('Mohan')).toBe('Mohan');
    expect(createMask([{ name: ' ', reference: '' }])('a b')).toBe('a b');
  });

  it.each([
    ['a name', 'Li-Na, li.na, LI  NA, li+na and li_na.jpg', '•••• Na, •••• Na, •••• Na, •••• Na and •••• Na.jpg'],
    ['a reference', 'A-12, a_12, A 12, A12 and A\\/12', '•••• 12, •••• 12, •••• 12, •••• 12 and •••• 12'],
    ['both of them', 'fd-A-12-li-na and A_12 li_na.jpg', 'fd-•••• 12-•••• Na and •••• 12 •••• Na.jpg'],
    ['the name in the other order', 'Na Li', '••••'],
  ])('has %s, however short, with no other separators either', (_, text, masked) => {
    expect(createMask([{ name: 'Li Na', reference: 'A/12' }])(text)).toBe(masked);
  });

  it.each([
    ['two blanks', { name: 'Jo Ng', reference: 'X-9' }, 'JO  NG has X_9', '•••• Ng has •••• 9'],
    ['alone', { name: 'Ash', reference: '001' }, 'washed by Ash (001)', 'washed by •••• h (•••• 1)'],
    ['beside a number', { name: 'Asha', reference: '' }, 'asha1.jpg', '•••• ha1.jpg'],
    [
      'beside a word',
      { name: '', reference: '2026' },
      'FD2026, 2026/7, 22.11.2026',
      'FD•••• 26, •••• 26/7, 22.11.•••• 26',
    ],
    ['in any order', { name: 'Asha Rao', reference: '' }, 'rao.asha, raoasha1@example.com', '••••, ••••1@example.com'],
    ['joined to a long word', { name: 'Rao Kumar', reference: '' }, 'kumarrao2, raokumars', '••••2, •••• umars'],
    ['after what only begins like it', { name: 'Li Li', reference: '' }, 'xli li li', 'xli •••• Li'],
    ['joined', { name: 'Mohan Kumar', reference: '' }, 'mohan_kumar.jpg, kumarmohan1', '•••• umar.jpg, ••••1'],
    ['where words have nothing between them', { name: '王小明', reference: '' }, '今天王小明在家', '今天•••• 明在家'],
  ])('has no short word and no short reference: %s', (_, about, text, masked) => {
    expect(createMask([about])(text)).toBe(masked);
  });

  it.each([
    ['words', { name: 'Li Na', reference: 'A/12' }, 'Carolina, Berlin, Nathan, BA/12, A/123, A:12'],
    ['hosts', { name: 'Ash', reference: '' }, 'api.cashfree.com'],
    ['ids', { name: '', reference: '001' }, '019fc1c2-0000-7000-8000-000000000001 CF1000012 5fb001d7'],
    ['parts of ids', { name: '', reference: '4000' }, '00000000-0000-4000-8000-000000000001'],
    ['times', { name: '', reference: '2026' }, '2026-11-22 08:00:00.123+05:30, 2026-11-22T08:00:00Z'],
    ['parts of words', { name: 'Asha Rao', reference: '' }, 'Arao, Ashas, AshaPicture'],
  ])('keeps %s that hold something short by chance', (_, about, text) => {
    expect(createMask([about])(text)).toBe(text);
  });

  it.each([
    ['José', 'JOSE, jose\u0301 and Josè', '•••• sé, •••• sé and •••• sé'],
    ['Jose', 'José', '•••• se'],
    ['१०४२७७', 'No. 104277', 'No. •••• २७७'],
    ['104277', 'क्रमांक १०४२७७', 'क्रमांक •••• 277'],
    ['फ़िरोज़', 'फिरोज आया', '•••• ज़ आया'],
    ['ਸ਼ਰਮਾ', 'ਸਰਮਾ', '•••• ਮਾ'],
    ['محمد علی', 'مُحَمَّد عَلی، محـمد علی', '•••• علی، •••• علی'],
    ['Mohan', 'Mo\u1dc4han, M\u20ddohan, Mohan\ufe20', '•••• an, •••• an, •••• an'],
  ])('has no %s in the letters and digits that people have at hand', (reference, text, masked) => {
    expect(createMask([{ name: '', reference }])(text)).toBe(masked);
  });

  it.each([
    ['percent signs', '?of=Asha%20Rao&no=A%2F12', '?of=•••• ao&no=•••• 12'],
    ['percent signs in Hindi', '%E0%A4%AE%E0%A5%8B%E0%A4%B9%E0%A4%A8 जी', '•••• न जी'],
    ['entities', '&#65;sha, &#x41;SHA &#82;ao, A&#47;12', '••••, •••• ao, •••• 12'],
    ['entities as browsers read them too', '&#000000065;sha, &#x0041sha, &#82ao', '••••, ••••, ••••'],
    ['JavaScript', String.raw`\x41sha, \u{41}sha, \u{000041}sha, %u0041sha`, '••••, ••••, ••••, ••••'],
    ['JSON', '{"text":"seen\\nRao\\tA\\u002f12"}', '{"text":"seen\\n••••\\t•••• 12"}'],
    ['several of them', '\\\\u0041sha, %2541sha, \\u002541sha', '••••, ••••, ••••'],
    ['none, though it looks like one', 'C:\\rao\\new.jpg', 'C:\\••••\\new.jpg'],
  ])('has no name or reference in the encodings of the web: %s', (_, text, masked) => {
    const mask = createMask([
      { name: 'Asha Rao', reference: 'A/12' },
      { name: 'मोहन', reference: '' },
    ]);
    expect(mask(text)).toBe(masked);
  });

  it('keeps what only looks like an encoding', () => {
    const text = '100%, %zz, %ff%fe, %e0%80%80, &#1114112;, &amp; \\u12 \\x \\';
    expect(mohan(text)).toBe(text);
  });

  it('is nothing but the mask where what is left goes on and on telling something', () => {
    const text = `${'mo•'.repeat(20)}${'han•'.repeat(20)}`;
    expect(createMask([{ name: 'Rao', reference: '•mohan' }])(text)).toBe('••••');
  });

  it('keeps what tells nothing: a reference of dashes, or of the mask itself', () => {
    for (const reference of ['•', '••••', '-', '– –']) {
      expect(createMask([{ name: '', reference }])('a - b • c –– ••••')).toBe('a - b • c –– ••••');
    }
    expect(createMask([{ name: '', reference: '★★★' }])('a ★★★ b★★★c')).toBe('a •••• ★ b•••• ★c');
  });
});
