import { z } from 'zod';
import { EARLIER_REPORT_SCHEMAS, REPORT_SCHEMA, type Report, reportSchema } from '../../../shared/evidence/evidence.ts';
import { chainHeadSchema } from '../../../shared/records.ts';
import { canonicalJson } from '../../records/chain/canonical.ts';
import { type Certificate, readCertificate } from './keys/certificate.ts';
import type { ReportSigner } from './keys/signer.ts';
import { hasLowS, withLowS } from './low-s.ts';
import { isWithinBounds } from './twin-bounds.ts';

/** Under this name the report as a machine reads it is attached to the PDF. */
export const TWIN_NAME = 'facedesk-report.json';

const sha256Schema = z.string().regex(/^[0-9a-f]{64}$/);

const rangeSchema = z.tuple([z.int().positive(), z.int().positive()]);
const attachmentSchema = z.strictObject({ name: z.string(), object: z.int().positive(), sha256: sha256Schema });

/** What ties a twin to the one file that it is attached to (docs/VERIFYING.md). */
export const proofSchema = z.strictObject({
  /** The file's objects that are shown or read aloud: SHA-256 of their bytes, one behind the other. */
  pages: z.strictObject({
    /** Their numbers: from, and to. */
    objects: z.array(rangeSchema).min(1),
    sha256: sha256Schema,
  }),
  attachments: z.array(attachmentSchema),
});
export type Proof = z.infer<typeof proofSchema>;

/** A twin as it is written: the report, and what ties it to its file and its signer. */
export const signedReportSchema = z.strictObject({ ...reportSchema.shape, proof: proofSchema, jws: z.string() });

/** What one has to have been entered for each of: no case comes near it. */
const MOST_CHECKS = 10_000;
/** A report of two hundred checks with seven pictures each, and some. */
const MOST_ATTACHMENTS = 2000;
/** As many as one verifier finds objects in a file. */
const MOST_RANGES = 100_000;
const MOST_PICTURES_OF_CHECK = 100;

/** As an array, but nothing is looked at behind the first fault: to name a million of them takes all memory. */
function list<Item extends z.ZodType>(item: Item, least: number, most: number) {
  return z.custom<z.infer<Item>[]>(
    (value) =>
      Array.isArray(value) &&
      value.length >= least &&
      value.length <= most &&
      value.every((one) => item.safeParse(one).success),
  );
}

const reportSchemas = [...EARLIER_REPORT_SCHEMAS, REPORT_SCHEMA];

/** What the verifier needs of a twin. There may be more, by a later version of the program; all of it is signed. */
const twinSchema = z.looseObject({
  schema: z.enum(reportSchemas),
  id: z.uuid(),
  madeAt: z.iso.datetime(),
  checks: list(
    z.looseObject({
      id: z.uuid(),
      pictures: list(
        z.looseObject({ sha256: sha256Schema, attachment: z.string().nullable() }),
        0,
        MOST_PICTURES_OF_CHECK,
      ),
    }),
    1,
    MOST_CHECKS,
  ),
  chain: chainHeadSchema,
  proof: z.strictObject({
    pages: z.strictObject({ objects: list(rangeSchema, 1, MOST_RANGES), sha256: sha256Schema }),
    attachments: list(attachmentSchema, 0, MOST_ATTACHMENTS),
  }),
  jws: z.string(),
});
export type Twin = z.infer<typeof twinSchema>;

const algorithms = { 'P-256': 'ES256', RSA: 'RS256' } as const;
const TYPE = 'facedesk-report+jws';
const MOST_HEADER_LENGTH = 65_536;

/**
 * The twin's bytes: canonical JSON (RFC 8785) with `jws`, a detached JSON Web Signature (RFC 7515, appendix F) over the
 * canonical JSON without it. Its header carries the certificate.
 */
export async function writeTwin(report: Report, proof: Proof, { certificate, key }: ReportSigner): Promise<Uint8Array> {
  const { CompactSign } = await import('jose');
  const content = { ...report, proof };
  const jws = await new CompactSign(Buffer.from(canonicalJson(content)))
    .setProtectedHeader({
      alg: algorithms[certificate.keyKind],
      typ: TYPE,
      x5c: [Buffer.from(certificate.der).toString('base64')],
    })
    .sign(key);
  const [header, , made = ''] = jws.split('.');
  const signature = certificate.keyKind === 'RSA' ? made : lowered(made);
  const twin = Buffer.from(canonicalJson({ ...content, jws: `${header}..${signature}` }));
  // Nobody could verify it.
  if (!isWithinBounds(twin) || !twinSchema.safeParse(JSON.parse(twin.toString())).success) {
    throw new Error('The report is larger than any that can be verified.');
  }
  return twin;
}

/** Whether a report would be looked at when it is verified: what is not stays unwritten. */
export function canBeVerified(report: Report): boolean {
  const attached = report.checks.flatMap(({ pictures }) => pictures.flatMap(({ attachment }) => attachment ?? []));
  return (
    report.checks.length <= MOST_CHECKS &&
    new Set(attached).size <= MOST_ATTACHMENTS &&
    isWithinBounds(Buffer.from(canonicalJson(report)))
  );
}

function lowered(signature: string): string {
  return Buffer.from(withLowS(Buffer.from(signature, 'base64url'))).toString('base64url');
}

/** What reading a twin has found. */
export type ReadTwin =
  /** `certificate` is whose signature is good; null for one that is not. */
  | { readonly kind: 'twin'; readonly twin: Twin; readonly certificate: Certificate | null }
  /** It was one: it names the program's schema. */
  | { readonly kind: 'damaged' }
  | { readonly kind: 'foreign' };

/** Reads and verifies a twin's bytes, which may come from anybody. */
export async function readTwin(bytes: Uint8Array): Promise<ReadTwin> {
  if (!isWithinBounds(bytes)) return { kind: 'foreign' };
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    const value: unknown = JSON.parse(text);
    // Otherwise two readers could take different things from it, by a member that is there twice, say.
    const certificate = canonicalJson(value) === text ? await signerOf(value) : null;
    return { kind: 'twin', twin: twinSchema.parse(value), certificate };
  } catch {
    // Not JSON, or not of this form: what is left of its schema's name tells whether it was once.
    return { kind: reportSchemas.some((name) => Buffer.from(bytes).includes(name)) ? 'damaged' : 'foreign' };
  }
}

async function signerOf(value: unknown): Promise<Certificate | null> {
  // Of the value itself: what the library hands back lacks a member `__proto__`, and the rest would seem signed.
  const { jws, ...content } = signed(value);
  const [header, nothing, signature, more] = jws.split('.', 4);
  if (header === undefined || signature === undefined || nothing !== '' || more !== undefined) return null;
  const certificate = certificateIn(header);
  if (certificate === null) return null;
  const { compactVerify } = await import('jose');
  const payload = Buffer.from(canonicalJson(content)).toString('base64url');
  try {
    const algorithm = algorithms[certificate.keyKind];
    const whole = `${header}.${payload}.${signature}`;
    const { protectedHeader } = await compactVerify(whole, certificate.publicKey, { algorithms: [algorithm] });
    const made = Buffer.from(signature, 'base64url');
    // Base64url has more than one way to write some bytes, and ECDSA two good signatures; only one of them is ours.
    const isExact = made.toString('base64url') === signature && (certificate.keyKind === 'RSA' || hasLowS(made));
    return isExact && protectedHeader.typ === TYPE ? certificate : null;
  } catch {
    // Not signed by this key: that is the answer.
    return null;
  }
}

function signed(value: unknown): { readonly jws: string } {
  if (!signedSchema.safeParse(value).success) throw new Error('There is no signature in it.');
  return value as { readonly jws: string };
}

const signedSchema = z.looseObject({ jws: z.string() });
const headerSchema = z.looseObject({ x5c: z.tuple([z.base64()]) });

function certificateIn(header: string): Certificate | null {
  if (header.length > MOST_HEADER_LENGTH) return null;
  try {
    const { x5c } = headerSchema.parse(JSON.parse(Buffer.from(header, 'base64url').toString()));
    return readCertificate(Buffer.from(x5c[0], 'base64'));
  } catch {
    // No header of ours: nothing tells who signed.
    return null;
  }
}
