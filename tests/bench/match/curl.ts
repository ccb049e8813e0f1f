import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { practiceCredentials } from '../../../electron/simulator/credentials.ts';

const run = promisify(execFile);

/** Milliseconds: of the transfer by curl's own watch, and of the processor for the whole of curl. */
interface CurlFigures {
  readonly took: number;
  readonly processor: number;
}

/** The same question by curl, on a connection of its own as ours is. */
export async function askByCurl(
  url: string,
  [first, second]: readonly [string, string],
  turn: number,
): Promise<CurlFigures> {
  const question = [
    ...['-H', `x-client-id: ${practiceCredentials.clientId}`],
    ...['-H', `x-client-secret: ${practiceCredentials.clientSecret}`],
    ...['-F', `verification_id=curl-${turn}`, '-F', 'threshold=0.75'],
    ...['-F', `first_image=@${first};type=image/jpeg`, '-F', `second_image=@${second};type=image/jpeg`],
  ];
  const curl = [
    'curl',
    '-s',
    '-S',
    '-o',
    '/dev/null',
    '-w',
    '%{http_code} %{time_total}',
    ...question,
    `${url}/face-match`,
  ];
  // The shell knows what a program took of the processor.
  const { stdout, stderr } = await run('bash', ['-c', 'TIMEFORMAT="%3U %3S"; time "$@"', 'bash', ...curl]);
  const [status, seconds] = stdout.split(' ').map(Number);
  if (status !== 200) throw new Error(`curl was answered ${stdout}`);
  const [user = Number.NaN, system = Number.NaN] = stderr.split(' ').map(Number);
  return { took: Number(seconds) * 1000, processor: (user + system) * 1000 };
}
