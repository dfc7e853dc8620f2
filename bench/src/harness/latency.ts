/** Latencies of many runs, in milliseconds. */
export type Latency = { p50: number; p95: number; runs: number };

function percentile(sorted: number[], share: number): number {
  return sorted[
    Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)
  ];
}

/**
 * Runs `once` many times, a number of them at once, after a warm-up that is not
 * counted. Each run is timed by itself.
 */
export async function measureLatency(options: {
  once: (run: number) => Promise<void>;
  runs: number;
  concurrency: number;
  warmup?: number;
}): Promise<Latency> {
  const { once, runs, concurrency, warmup = Math.min(10, runs) } = options;
  for (let run = 0; run < warmup; run++) {
    await once(run);
  }
  const times: number[] = [];
  let next = 0;
  await Promise.all(
    Array.from({ length: concurrency }, async () => {
      while (next < runs) {
        const run = next++;
        const begun = performance.now();
        await once(run);
        times.push(performance.now() - begun);
      }
    }),
  );
  times.sort((a, b) => a - b);
  return {
    p50: percentile(times, 0.5),
    p95: percentile(times, 0.95),
    runs: times.length,
  };
}
