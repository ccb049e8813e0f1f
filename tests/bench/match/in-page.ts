/** Milliseconds since 1970. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

interface Watched {
  fromClickToGauge: Promise<Span>;
}

/** In the page: from the next click to the end of the frame in which another gauge is drawn. */
export function watchForGauge(): void {
  const gauge = () => document.querySelector('[role=meter]');
  const before = gauge();
  let clicked = 0;
  const click = ({ timeStamp }: Event) => {
    clicked = timeStamp;
  };
  document.addEventListener('click', click, { capture: true, once: true });
  const since1970 = (time: number) => performance.timeOrigin + time;
  (globalThis as unknown as Watched).fromClickToGauge = new Promise((resolve) => {
    const observer = new MutationObserver(() => {
      const now = gauge();
      if (clicked === 0 || now === null || now === before) return;
      observer.disconnect();
      requestAnimationFrame(() => {
        // What is posted in a frame comes when that is drawn.
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => resolve({ from: since1970(clicked), to: since1970(performance.now()) });
        port2.postMessage(null);
      });
    });
    observer.observe(document.body, { subtree: true, childList: true });
  });
}

export function fromClickToGauge(): Promise<Span> {
  return (globalThis as unknown as Watched).fromClickToGauge;
}
