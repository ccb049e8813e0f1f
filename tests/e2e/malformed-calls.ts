/** Calls every channel that takes an argument with nonsense, as often as asked. Runs in the page, and so knows nothing beside itself. */
export async function callMalformed({ start, calls }: { readonly start: number; readonly calls: number }) {
  let state = start;
  const random = (below: number) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state % below;
  };
  const value = (depth: number): unknown => {
    const kinds = [
      () => null,
      () => undefined,
      () => random(1e9) - 5e8,
      () => Number.NaN,
      () => Number.POSITIVE_INFINITY,
      () => true,
      () => 'x'.repeat(random(3000)),
      () => '../../etc/passwd\0',
      () => new Uint8Array(random(1000)),
      () => new Date(random(1e9)),
      () => BigInt(random(1e9)),
      () => new Map([[1, 2]]),
      () => (depth > 3 ? [] : Array.from({ length: random(4) }, () => value(depth + 1))),
      () => (depth > 3 ? {} : object(depth + 1)),
    ];
    return kinds[random(kinds.length)]?.();
  };
  const names = [
    'id',
    'sessionId',
    'customerIp',
    'caseReference',
    'firstPicture',
    'secondPicture',
    'threshold',
    'verificationId',
    'bytes',
    'name',
    'byteLength',
    'portrait',
    'text',
    'link',
    '__proto__',
    'constructor',
  ];
  const object = (depth: number) =>
    Object.fromEntries(Array.from({ length: 1 + random(5) }, () => [names[random(names.length)], value(depth)]));

  // Everything that takes an argument; a call without one is well-formed when it is given none.
  const methods = Object.entries(window.facedesk).flatMap(([domain, group]) =>
    Object.entries(group)
      .filter(([name]) => name !== 'add' && !name.startsWith('on'))
      .map(
        ([name, method]) =>
          [
            `${domain}.${name}`,
            method as (argument: unknown) => Promise<{ ok: boolean; error?: { code: string } }>,
          ] as const,
      ),
  );
  const codes: Record<string, number> = {};
  const accepted: string[] = [];
  for (let call = 0; call < calls; call += 1) {
    const [name, method] = methods[random(methods.length)] ?? [];
    const argument = value(0);
    const empty = typeof argument === 'object' && argument !== null && Object.keys(argument).length === 0;
    const answer = await method?.(empty ? { unexpected: 1 } : argument);
    if (!answer || answer.ok) accepted.push(`${name} ${JSON.stringify(argument)}`);
    else codes[answer.error?.code ?? 'none'] = (codes[answer.error?.code ?? 'none'] ?? 0) + 1;
  }
  return { accepted, codes };
}
