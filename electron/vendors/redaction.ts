const INSTEAD = '[secret]';
/** What is shorter is no secret of a vendor's, and would be found in the middle of honest words and numbers. */
const SHORTEST = 8;

/** Headers without the secrets that somebody echoed in them. */
export function redacted(
  headers: Readonly<Record<string, string>>,
  secrets: readonly string[],
): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, without(value, secrets)]));
}

/** A body without them, as they are and as JSON writes them. */
export function redactedBody(body: Buffer, secrets: readonly string[]): Buffer {
  const forms = secrets.flatMap((secret) => [
    secret,
    JSON.stringify(secret).slice(1, -1),
    secret.replaceAll('/', '\\/'),
  ]);
  if (!forms.some((form) => body.includes(form))) return body;
  return Buffer.from(without(body.toString('latin1'), forms), 'latin1');
}

function without(text: string, secrets: readonly string[]): string {
  return secrets.reduce((rest, secret) => (secret.length < SHORTEST ? rest : rest.replaceAll(secret, INSTEAD)), text);
}
