import { useFront } from '../../base/current-case.ts';
import { CheckScreen } from '../check/check-screen.tsx';
import { type AskedEdit, useAskedEdit } from '../check/new-check/use-asked-edit.ts';
import { fillSample, LivenessFormPanel, LivenessSamples } from './liveness-form-panel.tsx';
import { LookupView } from './lookup-view.tsx';
import { useLiveness } from './use-liveness.ts';

/** One for each customer: what is typed and shown ends with him. */
export function LivenessScreen() {
  const turn = useFront().turns.liveness;
  const asked = useAskedEdit('livenessLookup');
  return <LivenessOfCustomer key={turn} turn={turn} asked={asked?.turn === turn ? asked : null} />;
}

interface OfCustomerProps {
  readonly turn: number;
  readonly asked: AskedEdit<'livenessLookup'> | null;
}

function LivenessOfCustomer({ turn, asked }: OfCustomerProps) {
  const liveness = useLiveness('liveness', turn, asked);
  return (
    <CheckScreen
      screen="liveness"
      vendor="instantPay"
      submission={liveness.submission}
      editing={liveness.editing}
      fillSample={() => fillSample(liveness, 'live')}
      samples={<LivenessSamples liveness={liveness} />}
      form={<LivenessFormPanel liveness={liveness} />}
      View={LookupView}
    />
  );
}
