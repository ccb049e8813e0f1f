import { describe, expect, it } from 'vitest';
import { redacted, redactedBody } from './redaction.ts';

const body = (text: string, ...secrets: string[]) => redactedBody(Buffer.from(text), secrets).toString();

describe('an answer that echoes what we sent', () => {
  it('comes without the secret, however JSON wrote it', () => {
    expect(body('{"m":"value cf-secret-9 is invalid"}', 'cf-secret-9')).toBe('{"m":"value [secret] is invalid"}');
    expect(body('{"m":"abc\\"defgh"}', 'abc"defgh')).toBe('{"m":"[secret]"}');
    expect(body('{"m":"abcd\\/efgh"}', 'abcd/efgh')).toBe('{"m":"[secret]"}');
    expect(redacted({ 'x-echo': 'cf-secret-9' }, ['cf-secret-9'])).toEqual({ 'x-echo': '[secret]' });
  });

  it('is otherwise left byte for byte as it came', () => {
    const answer = Buffer.from([0xff, 0x00, ...Buffer.from('{"face_match_score":0.95,"n":"अनिता"}')]);
    expect(redactedBody(answer, ['cf-secret-9']).equals(answer)).toBe(true);
    expect(body('{"n":"अनिता cf-secret-9"}', 'cf-secret-9')).toBe('{"n":"अनिता [secret]"}');
  });

  it('keeps its words and numbers where a secret is too short to be one', () => {
    expect(body('{"face_match_result":"YES","face_match_score":0.95}', 'YES', '0.95', '')).toContain('"YES"');
    expect(body('{"face_match_result":"YES","face_match_score":0.95}', 'YES', '0.95', '')).toContain('0.95');
  });
});
