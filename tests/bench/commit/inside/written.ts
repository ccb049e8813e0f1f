import Driver from 'better-sqlite3-multiple-ciphers';

type Method = (this: { readonly source: string }, ...given: unknown[]) => unknown;

/** The statements by which something is written, as text. */
export function whatIsWritten(work: () => void): readonly string[] {
  const database = new Driver(':memory:');
  const methods = Object.getPrototypeOf(database.prepare('SELECT 1')) as Record<string, Method>;
  database.close();
  const statements: string[] = [];
  const own = { ...methods, run: methods.run as Method, get: methods.get as Method, all: methods.all as Method };
  for (const name of ['run', 'get', 'all'] as const) {
    methods[name] = function (...given) {
      if (/^\s*(INSERT|UPDATE|DELETE|REPLACE)/i.test(this.source)) statements.push(asText(this.source, given));
      return own[name].apply(this, given);
    };
  }
  try {
    work();
  } finally {
    for (const name of ['run', 'get', 'all'] as const) methods[name] = own[name];
  }
  return statements;
}

function asText(source: string, given: readonly unknown[]): string {
  const [first] = given;
  const isNamed = typeof first === 'object' && first !== null && !ArrayBuffer.isView(first) && !Array.isArray(first);
  const values = given.flat();
  return source.replaceAll(/\?|[:@$]([a-z_]\w*)/gi, (_found, name: string | undefined) =>
    literal(name && isNamed ? (first as Record<string, unknown>)[name] : values.shift()),
  );
}

function literal(value: unknown): string {
  if (value === null || value === undefined) return 'NULL';
  if (ArrayBuffer.isView(value))
    return `x'${Buffer.from(value.buffer, value.byteOffset, value.byteLength).toString('hex')}'`;
  return typeof value === 'string' ? `'${value.replaceAll("'", "''")}'` : String(value);
}
