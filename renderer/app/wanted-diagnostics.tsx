import { lazy, Suspense, useEffect, useState } from 'react';

const DiagnosticsDialog = lazy(async () => ({
  default: (await import('../features/about/diagnostics-dialog.tsx')).DiagnosticsDialog,
}));

/** What the menu's *Help* asks for, over whichever screen is in view. */
export function WantedDiagnostics() {
  const [isOpen, setOpen] = useState(false);
  useEffect(() => window.facedesk.support.onWanted(() => setOpen(true)), []);
  return isOpen ? (
    <Suspense>
      <DiagnosticsDialog onClose={() => setOpen(false)} />
    </Suspense>
  ) : null;
}
