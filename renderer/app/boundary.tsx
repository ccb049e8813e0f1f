import { Component, type ReactNode } from 'react';
import { reportFault } from './report-fault.ts';

interface BoundaryProps {
  /** Where it is, for the log. */
  readonly where: string;
  /** What stands there instead once it has broken down. */
  readonly instead: (tryAgain: () => void) => ReactNode;
  /** Made anew at each attempt. */
  readonly children: (attempt: number) => ReactNode;
}

interface BoundaryState {
  readonly isBroken: boolean;
  readonly attempt: number;
}

/** A part of the window that breaks down takes no other with it, and can be tried again. */
export class Boundary extends Component<BoundaryProps, BoundaryState> {
  override state: BoundaryState = { isBroken: false, attempt: 0 };

  static getDerivedStateFromError(): Partial<BoundaryState> {
    return { isBroken: true };
  }

  override componentDidCatch(fault: unknown): void {
    reportFault(this.props.where, fault);
  }

  override render(): ReactNode {
    const { isBroken, attempt } = this.state;
    if (!isBroken) return this.props.children(attempt);
    return this.props.instead(() => this.setState({ isBroken: false, attempt: attempt + 1 }));
  }
}
