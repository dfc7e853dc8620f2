import { reportOf } from '../__testUtils__/reports';
import {
  NOTHING_HELD,
  packHeld,
  readHeld,
  unpackHeld,
  type HeldRun,
} from './heldRuns';

const MIB = 1024 * 1024;

function run(runId: string, message: string): HeldRun {
  const { results, problems, others, ...report } = reportOf({ runId }, [
    { name: 'a', message },
  ]);
  return { report, source: 'push', sender: 'token:ci', results };
}

const idsOf = (packed: Buffer) =>
  unpackHeld(packed).runs.map(({ report }) => report.runId);

describe('runs that wait', () => {
  it('are read again as they were', () => {
    const held = { seen: ['x'], runs: [run('r1', 'one'), run('r2', 'two')] };
    expect(unpackHeld(packHeld(held))).toEqual(
      JSON.parse(JSON.stringify(held)),
    );
    expect(unpackHeld(packHeld(NOTHING_HELD))).toEqual(NOTHING_HELD);
  });

  it('give way, oldest first, when they are much, however well they deflate', () => {
    const runs = Array.from({ length: 14 }, (_, n) =>
      run(`r${n}`, 'x'.repeat(5 * MIB)),
    );
    expect(idsOf(packHeld({ seen: [], runs }))).toEqual(['r11', 'r12', 'r13']);
    expect(
      idsOf(packHeld({ seen: [], runs: [run('r', 'x'.repeat(65 * MIB))] })),
    ).toEqual([]);
  });

  it.each([
    ['is cut off', Buffer.from('no deflated text')],
    ['is empty', Buffer.alloc(0)],
  ])('are none where what was kept %s', (_, packed) => {
    expect(readHeld(packed)).toEqual(NOTHING_HELD);
  });
});
