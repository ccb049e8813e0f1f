interface Watched {
  looks: number[];
}

/** In the page: times each question to the thread that looks for faces until its answer; the first one begins that thread. */
export function watchLooks(): void {
  const looks: number[] = [];
  const post = Worker.prototype.postMessage as (this: Worker, message: unknown) => void;
  Worker.prototype.postMessage = function (this: Worker, message: { readonly picture?: Blob | null }) {
    if (message.picture) {
      const began = performance.now();
      this.addEventListener('message', () => looks.push(performance.now() - began), { once: true });
    }
    post.call(this, message);
  };
  (globalThis as unknown as Watched).looks = looks;
}

export function looksSoFar(): number[] {
  return (globalThis as unknown as Watched).looks;
}
