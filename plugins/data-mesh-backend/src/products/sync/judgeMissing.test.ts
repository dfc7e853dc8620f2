import { judgeMissing } from './judgeMissing';

const refs = (count: number) =>
  Array.from({ length: count }, (_, n) => `dataproduct:default/p${n}`);
const now = new Date('2026-05-01T12:00:00Z');
const graceMs = 600_000;

describe('judgeMissing', () => {
  it.each([
    { missing: 0, known: 0, believed: 0 },
    { missing: 0, known: 100, believed: 0 },
    { missing: 1, known: 2, believed: 1 },
    { missing: 1, known: 1, believed: 0 },
    { missing: 5, known: 5, believed: 0 },
    { missing: 10, known: 11, believed: 10 },
    { missing: 11, known: 21, believed: 0 },
    { missing: 11, known: 22, believed: 11 },
    { missing: 500, known: 1000, believed: 500 },
    { missing: 501, known: 1000, believed: 0 },
  ])('of $known products $missing are missing: $believed are gone', each => {
    const verdict = judgeMissing({
      missing: refs(each.missing),
      known: each.known,
      missingSince: new Map(),
      now,
      graceMs,
    });
    expect(verdict.believed).toHaveLength(each.believed);
    expect(verdict.heldBack).toHaveLength(each.missing - each.believed);
  });

  it('believes of a suspicious mass what has been missing for long enough', () => {
    const [old, young, fresh] = refs(3);
    expect(
      judgeMissing({
        missing: [old, young, fresh],
        known: 3,
        missingSince: new Map([
          [old, new Date(now.getTime() - graceMs)],
          [young, new Date(now.getTime() - graceMs + 1)],
        ]),
        now,
        graceMs,
      }),
    ).toEqual({ believed: [old], heldBack: [young, fresh] });
  });
});
