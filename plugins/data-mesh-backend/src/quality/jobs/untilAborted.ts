/** Gives up when the signal says so, also on work that ignores it. */
export async function untilAborted<T>(
  work: Promise<T>,
  signal: AbortSignal,
): Promise<T> {
  let stop: (() => void) | undefined;
  const aborted = new Promise<never>((_, reject) => {
    const abort = () => reject(signal.reason);
    if (signal.aborted) {
      abort();
    } else {
      signal.addEventListener('abort', abort, { once: true });
      stop = () => signal.removeEventListener('abort', abort);
    }
  });
  // Of what goes on behind the back nobody hears any more.
  work.catch(() => undefined);
  return Promise.race([work, aborted]).finally(() => stop?.());
}
