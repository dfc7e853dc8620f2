import fc from 'fast-check';
import type { QualityIncidentRow } from '../../database/tables';
import { decideIncidents, QUIET_MS } from './decideIncidents';
import type { Finding, Judgement } from './judgement';

const HOUR_MS = 60 * 60 * 1000;
const START = new Date('2026-11-23T00:00:00.000Z');

const hour = (hours: number) => new Date(START.getTime() + hours * HOUR_MS);

type Step = {
  /** Hours since the start. */
  at: number;
  /** Undefined for nothing that could be judged. */
  is: 'bad' | 'worse' | 'good' | undefined;
  /** Hours since the start of what shows it; now unless given. */
  shownAt?: number;
  /** Somebody sees to it, right after. */
  acknowledge?: true;
};

const findingOf = ({ is, at, shownAt }: Step): Finding => ({
  severity: is === 'worse' ? 'critical' : 'error',
  title: 'It fails',
  evidenceAt: hour(shownAt ?? at),
});

/** What an incident about a check goes through. */
function play(steps: readonly Step[]) {
  let row: QualityIncidentRow | undefined;
  let ids = 0;
  return steps.map(step => {
    const judgements: Judgement[] =
      step.is === undefined
        ? []
        : [
            {
              kind: 'check-failing',
              subject: 'check',
              finding: step.is === 'good' ? undefined : findingOf(step),
            },
          ];
    const decision = decideIncidents(row ? [row] : [], judgements, {
      now: hour(step.at),
      product: { id: 1, ref: 'dataproduct:default/orders' },
      newId: () => {
        ids += 1;
        return `incident ${ids}`;
      },
    });
    const [change] = decision.changes;
    if (change) row = change.row;
    if (step.acknowledge && row) {
      row = {
        ...row,
        state: 'acknowledged',
        version: row.version + 1,
        acknowledged_by: 'user:default/owner',
        acknowledged_at: hour(step.at),
        note: 'We see to it.',
      };
    }
    return { change, row, tellAt: decision.tellAt, step };
  });
}

/** Each step in words: what changed, and who was told. */
const story = (steps: readonly Step[]) =>
  play(steps).map(({ change, row }) =>
    [
      change?.change ?? 'nothing',
      change?.tell ? 'told' : '',
      change?.announce ? 'event' : '',
      row?.state ?? '',
    ]
      .filter(Boolean)
      .join(' '),
  );

describe('an incident', () => {
  it.each<[string, Step[], string[]]>([
    [
      'is told when it opens and when it is over',
      [
        { at: 0, is: 'bad' },
        { at: 5, is: 'good' },
      ],
      ['opened told event open', 'resolved told event resolved'],
    ],
    ['does not open by what is good', [{ at: 0, is: 'good' }], ['nothing']],
    [
      'is told once while it lasts',
      [
        { at: 0, is: 'bad' },
        { at: 30, is: 'bad' },
        { at: 60, is: 'bad' },
      ],
      ['opened told event open', 'seen open', 'seen open'],
    ],
    [
      'is not written again when nothing new shows it',
      [
        { at: 0, is: 'bad', shownAt: 0 },
        { at: 5, is: 'bad', shownAt: 0 },
      ],
      ['opened told event open', 'nothing open'],
    ],
    [
      'stays as it is when nothing can be said',
      [
        { at: 0, is: 'bad' },
        { at: 5, is: undefined },
      ],
      ['opened told event open', 'nothing open'],
    ],
    [
      'that flaps tells no more than its beginning and its first end',
      [
        { at: 0, is: 'bad' },
        { at: 1, is: 'good' },
        { at: 2, is: 'bad' },
        { at: 3, is: 'good' },
        { at: 4, is: 'bad' },
        { at: 5, is: 'good' },
      ],
      [
        'opened told event open',
        'resolved told event resolved',
        'reopened event open',
        'resolved event resolved',
        'reopened event open',
        'resolved event resolved',
      ],
    ],
    [
      'that came back quietly and stays is told a day after the last telling',
      [
        { at: 0, is: 'bad' },
        { at: 1, is: 'good' },
        { at: 2, is: 'bad' },
        { at: 24, is: 'bad', shownAt: 2 },
        { at: 25, is: 'bad', shownAt: 2 },
        { at: 26, is: 'bad' },
      ],
      [
        'opened told event open',
        'resolved told event resolved',
        'reopened event open',
        'nothing open',
        'told told open',
        'seen open',
      ],
    ],
    [
      'that comes back after more than a day is told again',
      [
        { at: 0, is: 'bad' },
        { at: 1, is: 'good' },
        { at: 26, is: 'bad' },
      ],
      [
        'opened told event open',
        'resolved told event resolved',
        'reopened told event open',
      ],
    ],
    [
      'of results that ran long ago opens in silence',
      [
        { at: 100, is: 'bad', shownAt: 75 },
        { at: 101, is: 'good' },
      ],
      ['opened open', 'resolved event resolved'],
    ],
    [
      'of results of the last day is told',
      [{ at: 100, is: 'bad', shownAt: 76 }],
      ['opened told event open'],
    ],
    [
      'of results that ran long ago is told when a later run confirms it',
      [
        { at: 100, is: 'bad', shownAt: 50 },
        { at: 110, is: 'bad', shownAt: 60 },
        { at: 120, is: 'bad', shownAt: 119 },
      ],
      ['opened open', 'seen open', 'told told event open'],
    ],
    [
      'that somebody sees to is silent',
      [
        { at: 100, is: 'bad', shownAt: 50, acknowledge: true },
        { at: 120, is: 'bad' },
        { at: 200, is: 'bad' },
      ],
      ['opened acknowledged', 'seen acknowledged', 'seen acknowledged'],
    ],
    [
      'is still seen to when it comes back within a day',
      [
        { at: 0, is: 'bad', acknowledge: true },
        { at: 1, is: 'good' },
        { at: 5, is: 'bad' },
        { at: 6, is: 'good' },
      ],
      [
        'opened told event acknowledged',
        'resolved told event resolved',
        'reopened event acknowledged',
        'resolved event resolved',
      ],
    ],
    [
      'is new for everybody when it comes back after a day',
      [
        { at: 0, is: 'bad', acknowledge: true },
        { at: 1, is: 'good' },
        { at: 26, is: 'bad' },
      ],
      [
        'opened told event acknowledged',
        'resolved told event resolved',
        'reopened told event open',
      ],
    ],
    [
      'is told again when it gets worse, and not when it gets less bad',
      [
        { at: 0, is: 'bad' },
        { at: 1, is: 'worse' },
        { at: 2, is: 'worse' },
        { at: 3, is: 'bad' },
      ],
      [
        'opened told event open',
        'told told event open',
        'seen open',
        'seen open',
      ],
    ],
  ])('%s', (_, steps, expected) => {
    const found = story(steps);
    // `nothing` before there is one has no state.
    expect(found).toEqual(expected);
  });

  it('is the same one when it comes back', () => {
    const [opened, , reopened] = play([
      { at: 0, is: 'bad', acknowledge: true },
      { at: 1, is: 'good' },
      { at: 26, is: 'bad' },
    ]);
    expect(reopened.row).toMatchObject({
      id: opened.row?.id,
      reopened: 1,
      opened_at: hour(26),
      resolved_at: null,
      acknowledged_by: null,
      note: null,
    });
    expect(reopened.row!.version).toBeGreaterThan(opened.row!.version);
  });

  it('says when it is to be looked at again, as people were spared it', () => {
    const [opened, resolved, reopened, told] = play([
      { at: 0, is: 'bad' },
      { at: 1, is: 'good' },
      { at: 2, is: 'bad' },
      { at: 25, is: 'bad', shownAt: 2 },
    ]);
    expect(opened.tellAt).toBeUndefined();
    expect(resolved.tellAt).toBeUndefined();
    expect(reopened.tellAt).toEqual(hour(25));
    expect(told.change?.tell).toBe(true);
    expect(told.tellAt).toBeUndefined();
  });

  it('tells of its fall at most once a day, however it flaps', () => {
    const anySteps = fc
      .array(
        fc.record({
          after: fc.constantFrom(0.1, 1, 5, 13, 30),
          is: fc.constantFrom('bad' as const, 'good' as const),
        }),
        { maxLength: 40 },
      )
      .map(list => {
        let at = 0;
        return list.map(({ after, is }): Step => {
          at += after;
          return { at, is };
        });
      });
    fc.assert(
      fc.property(anySteps, steps => {
        const found = play(steps);
        const told = found.filter(({ change }) => change?.tell);
        const falls = told.filter(
          ({ change }) => change?.change !== 'resolved',
        );
        falls.slice(1).forEach((each, nth) => {
          const gap =
            hour(each.step.at).getTime() - hour(falls[nth].step.at).getTime();
          expect(gap).toBeGreaterThanOrEqual(QUIET_MS);
        });
        // No end without a beginning, and no two beginnings without an end.
        told.forEach(({ change }, nth) => {
          expect(change?.change === 'resolved').toBe(nth % 2 === 1);
        });
        const last = found.at(-1);
        expect(last?.row?.state ?? 'resolved').toBe(
          last?.step.is === 'bad' ? 'open' : 'resolved',
        );
      }),
    );
  });

  it('that stays open is told in the end, whatever came before', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.record({
            after: fc.constantFrom(0.1, 1, 5, 13),
            is: fc.constantFrom('bad' as const, 'good' as const),
          }),
          { maxLength: 20 },
        ),
        list => {
          let at = 0;
          const steps = list.map(({ after, is }): Step => {
            at += after;
            return { at, is };
          });
          const fell: Step = { at: at + 1, is: 'bad' };
          const begun = play([...steps, fell]);
          const { row, tellAt } = begun.at(-1)!;
          // Looked at when it said.
          const later = (tellAt?.getTime() ?? 0) - START.getTime();
          const found = tellAt
            ? play([
                ...steps,
                fell,
                { at: later / HOUR_MS, is: 'bad', shownAt: at + 1 },
              ]).at(-1)!.row
            : row;
          expect(
            new Date(found!.notified_at as Date).getTime(),
          ).toBeGreaterThanOrEqual(new Date(found!.opened_at).getTime());
        },
      ),
    );
  });
});
