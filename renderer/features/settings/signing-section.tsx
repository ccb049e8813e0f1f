import { ReadingProblem } from '../history/reading-problem.tsx';
import { KnownCertificates } from './known-certificates.tsx';
import { OwnCertificate } from './own-certificate.tsx';
import { Section, useSectionHeading } from './section.tsx';
import { useSigning } from './use-signing.ts';

/** What reports are signed with, and whose signatures are known. */
export function SigningSection() {
  const heading = useSectionHeading('signing');
  const { data, error, refetch } = useSigning();
  return (
    <Section name="signing" headingRef={heading}>
      <ReadingProblem error={error} readAgain={() => void refetch()} />
      {data ? (
        <>
          <OwnCertificate own={data.own} />
          <KnownCertificates known={data.known} />
        </>
      ) : null}
    </Section>
  );
}
