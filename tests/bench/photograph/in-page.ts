interface Watched {
  ready: Promise<number>;
}

/** In the page: milliseconds from when a file is chosen until a picture of this size is drawn, looked for in each frame. */
export function watchReady(size: string): void {
  (globalThis as unknown as Watched).ready = new Promise((resolve) => {
    const fromChoice = () => {
      const began = performance.now();
      const look = () =>
        document.body.innerText.includes(size) ? resolve(performance.now() - began) : requestAnimationFrame(look);
      requestAnimationFrame(look);
    };
    document.addEventListener('change', fromChoice, { once: true, capture: true });
  });
}

export function tookUntilReady(): Promise<number> {
  return (globalThis as unknown as Watched).ready;
}
