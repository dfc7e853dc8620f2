import { mockServices } from '@backstage/backend-test-utils';
import path from 'node:path';
import { HistoryLoader } from './HistoryLoader';
import { STORIES } from './stories';

const EXAMPLES = path.resolve(__dirname, '../../../../examples');
const STORY = STORIES.filter(({ product }) =>
  ['orders', 'campaigns'].includes(product),
);

/** What was sent: the artifacts of each run, as texts by their names. */
type Sent = Array<Record<string, string>>;

/** A portal that knows its products from the third question on. */
function portal(answer = 200) {
  const sent: Sent = [];
  let asked = 0;
  const spy = jest
    .spyOn(globalThis, 'fetch')
    .mockImplementation(async (_url, init) => {
      if (init?.method !== 'POST') {
        asked += 1;
        return new Response('{}', { status: asked > 2 ? 200 : 404 });
      }
      const form = init.body as FormData;
      const artifacts: Record<string, string> = {};
      for (const [name, part] of form.entries()) {
        artifacts[name] = await (part as File).text();
      }
      sent.push(artifacts);
      return new Response('{}', { status: answer });
    });
  return { sent, restore: () => spy.mockRestore() };
}

const loader = (now: Date, signal = new AbortController().signal) =>
  new HistoryLoader({
    auth: mockServices.auth(),
    discovery: mockServices.discovery(),
    logger: mockServices.logger.mock(),
    stories: STORY,
    examples: EXAMPLES,
    signal,
    now: () => now,
  });

describe('HistoryLoader', () => {
  const now = new Date('2026-11-20T09:30:00.000Z');

  it('sends what is true now first, then every night, and at the next start the same nights', async () => {
    const first = portal();
    await loader(now).loadPast();
    first.restore();
    // One of today of the engine that still runs; 42 nights, and 42 less 8.
    expect(first.sent).toHaveLength(1 + 42 + 34);
    expect(first.sent[0]['run_results.json']).toContain('2026-11-20T09:2');
    expect(Object.keys(first.sent[1]).sort()).toEqual([
      'manifest.json',
      'run_results.json',
    ]);
    const second = portal();
    await loader(new Date(now.getTime() + 60_000)).loadPast();
    second.restore();
    expect(second.sent.slice(1)).toEqual(first.sent.slice(1));
  }, 30_000);

  it('stops where it is refused, and when the portal shuts down', async () => {
    const refusing = portal(403);
    await expect(loader(now).loadPresent()).rejects.toThrow(
      /orders was refused: 403/,
    );
    refusing.restore();
    const stopped = portal();
    await expect(
      loader(now, AbortSignal.abort()).loadPresent(),
    ).rejects.toThrow(/abort/i);
    expect(stopped.sent).toEqual([]);
    stopped.restore();
  });
});
