import fc from 'fast-check';
import {
  between,
  boundsOf,
  fitView,
  keepInSight,
  MAX_SCALE,
  reveal,
  type Frame,
  type View,
} from './geometry';
import { detailLevel, scaleOfStep, zoomStep } from './zoomStep';

const range = (min: number, max: number) =>
  fc.double({ min, max, noNaN: true, noDefaultInfinity: true });
const anyFrame: fc.Arbitrary<Frame> = fc.record({
  width: range(300, 2000),
  height: range(200, 1500),
  right: range(0, 150),
});
const anyBox = fc.record({
  x: range(-500, 5000),
  y: range(-500, 5000),
  width: range(20, 3000),
  height: range(20, 3000),
});
const anyView: fc.Arbitrary<View> = fc.record({
  x: range(-4000, 4000),
  y: range(-4000, 4000),
  k: range(0.05, MAX_SCALE),
});
const onScreen = (
  box: { x: number; y: number; width: number; height: number },
  { x, y, k }: View,
) => ({
  left: box.x * k + x,
  right: (box.x + box.width) * k + x,
  top: box.y * k + y,
  bottom: (box.y + box.height) * k + y,
});

describe('the view', () => {
  it('shows the whole box when it is fitted, left of what is covered', () => {
    fc.assert(
      fc.property(anyBox, anyFrame, (box, frame) => {
        const seen = onScreen(box, fitView(box, frame));
        expect(seen.left).toBeGreaterThan(-0.01);
        expect(seen.top).toBeGreaterThan(-0.01);
        expect(seen.right).toBeLessThan(frame.width - frame.right + 0.01);
        expect(seen.bottom).toBeLessThan(frame.height + 0.01);
      }),
    );
  });

  it('reveals a box that is smaller than the frame, without zooming', () => {
    fc.assert(
      fc.property(anyBox, anyView, anyFrame, (box, view, frame) => {
        fc.pre(box.width * view.k < frame.width - frame.right);
        fc.pre(box.height * view.k < frame.height);
        const next = reveal(box, view, frame);
        const seen = onScreen(box, next);
        expect(next.k).toBe(view.k);
        expect(seen.left).toBeGreaterThan(-0.01);
        expect(seen.top).toBeGreaterThan(-0.01);
        expect(seen.right).toBeLessThan(frame.width - frame.right + 0.01);
        expect(seen.bottom).toBeLessThan(frame.height + 0.01);
      }),
    );
  });

  it('stays as it is when the box can be seen already', () => {
    const frame = { width: 800, height: 600, right: 0 };
    const view = { x: 0, y: 0, k: 1 };
    const box = { x: 300, y: 200, width: 100, height: 50 };
    expect(reveal(box, view, frame)).toBe(view);
  });

  it('keeps a part of the map in sight however far it is dragged', () => {
    fc.assert(
      fc.property(anyView, anyFrame, (view, frame) => {
        const map = { width: 3000, height: 2000 };
        const kept = keepInSight(view, map, frame);
        const seen = onScreen({ x: 0, y: 0, ...map }, kept);
        expect(seen.right).toBeGreaterThan(0);
        expect(seen.bottom).toBeGreaterThan(0);
        expect(seen.left).toBeLessThan(frame.width);
        expect(seen.top).toBeLessThan(frame.height);
      }),
    );
  });

  it('glides from one view to the other', () => {
    fc.assert(
      fc.property(anyView, anyView, anyFrame, (from, to, frame) => {
        for (const [share, view] of [
          [0, from],
          [1, to],
        ] as const) {
          const reached = between(from, to, share, frame);
          expect(reached.k).toBeCloseTo(view.k, 6);
          expect(reached.x).toBeCloseTo(view.x, 3);
          expect(reached.y).toBeCloseTo(view.y, 3);
        }
      }),
    );
  });
});

describe('boundsOf', () => {
  it('is the smallest box around all', () => {
    expect(
      boundsOf([
        { x: 10, y: 20, width: 5, height: 5 },
        { x: 0, y: 40, width: 8, height: 2 },
      ]),
    ).toEqual({ x: 0, y: 20, width: 15, height: 22 });
    expect(boundsOf([])).toBeUndefined();
  });
});

describe('zoomStep', () => {
  it('is within a step of the scale', () => {
    fc.assert(
      fc.property(range(0.02, 3), scale => {
        const ratio = scaleOfStep(zoomStep(scale)) / scale;
        expect(ratio).toBeGreaterThan(1 / 1.25);
        expect(ratio).toBeLessThan(1.25);
      }),
    );
  });

  it.each([
    [0.2, 'far'],
    [0.5, 'middle'],
    [1, 'near'],
  ])('shows at a scale of %d the level %s', (scale, level) => {
    expect(detailLevel(zoomStep(scale))).toBe(level);
  });
});
