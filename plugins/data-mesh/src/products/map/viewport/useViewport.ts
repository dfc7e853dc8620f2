import {
  useCallback,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
  type RefObject,
} from 'react';
import { select } from 'd3-selection';
import { zoom, zoomIdentity, type ZoomBehavior } from 'd3-zoom';
import type { MeshBox } from '../layout/types';
import {
  between,
  centreOn,
  fitView,
  keepInSight,
  MAX_SCALE,
  reveal,
  type Frame,
  type View,
} from './geometry';
import { zoomStep } from './zoomStep';

const GLIDE_MS = 280;
/** Scale at which one product can be read well, and at which it still can. */
const READING_SCALE = 0.9;
const READABLE_SCALE = 0.45;

/** At the SVG element while a person drags or zooms. */
export const MOVING_ATTRIBUTE = 'data-moving';

/** Moves the map; each glides unless the person prefers less motion. */
export type Viewport = {
  /** Number of the zoom step; see {@link zoomStep}. */
  step: number;
  zoomBy: (factor: number) => void;
  /** Shows a box, or everything. */
  fit: (box?: MeshBox) => void;
  /** Moves only as far as needed. */
  reveal: (box: MeshBox) => void;
  /**
   * Goes near enough to read, with as much around the box as can be read too.
   */
  approach: (box: MeshBox, around: MeshBox) => void;
};

/**
 * Zooming and panning by wheel, touch, drag and call. The transform goes
 * straight to the group's attribute, so no frame renders a component; only a
 * new zoom step does.
 */
export function useViewport(options: {
  svgRef: RefObject<SVGSVGElement>;
  groupRef: RefObject<SVGGElement>;
  /** Size of the map. */
  size: { width: number; height: number };
  /** Pixels on the right that a panel covers. */
  coveredRight: number;
}): Viewport {
  const { svgRef, groupRef, size, coveredRight } = options;
  const { width, height } = size;
  const [step, setStep] = useState(0);
  const view = useRef<View>({ x: 0, y: 0, k: 1 });
  const behavior = useRef<ZoomBehavior<SVGSVGElement, unknown>>();
  const gliding = useRef<number>();
  /** Whether the whole map is shown, and so should be after a resize. */
  const fitted = useRef(true);

  const frame = useCallback((): Frame => {
    const svg = svgRef.current;
    return {
      width: svg?.clientWidth || 1000,
      height: svg?.clientHeight || 600,
      right: coveredRight,
    };
  }, [svgRef, coveredRight]);
  const latestFrame = useRef(frame);
  useLayoutEffect(() => {
    latestFrame.current = frame;
  });

  const apply = useCallback(
    (next: View) => {
      if (svgRef.current && behavior.current) {
        behavior.current.transform(
          select(svgRef.current),
          zoomIdentity.translate(next.x, next.y).scale(next.k),
        );
      }
    },
    [svgRef],
  );

  const stop = useCallback(() => {
    if (gliding.current !== undefined) cancelAnimationFrame(gliding.current);
    gliding.current = undefined;
  }, []);

  const glide = useCallback(
    (to: View) => {
      stop();
      if (prefersReducedMotion()) {
        apply(to);
        return;
      }
      const from = view.current;
      let start: number | undefined;
      const tick = (now: number) => {
        start = start ?? now;
        const time = Math.min(1, (now - start) / GLIDE_MS);
        const eased = time * time * (3 - 2 * time);
        apply(time < 1 ? between(from, to, eased, latestFrame.current()) : to);
        gliding.current = time < 1 ? requestAnimationFrame(tick) : undefined;
      };
      gliding.current = requestAnimationFrame(tick);
    },
    [apply, stop],
  );

  useLayoutEffect(() => {
    const svg = svgRef.current;
    if (!svg || width === 0) return undefined;
    const whole = { x: 0, y: 0, width, height };
    const smallest = Math.min(0.6 * fitView(whole, latestFrame.current()).k, 1);
    const zooming = zoom<SVGSVGElement, unknown>()
      .scaleExtent([smallest, MAX_SCALE])
      .extent(() => {
        const { width: w, height: h } = latestFrame.current();
        return [
          [0, 0],
          [w, h],
        ];
      })
      .clickDistance(4)
      .constrain(transform => {
        const kept = keepInSight(transform, whole, latestFrame.current());
        return zoomIdentity.translate(kept.x, kept.y).scale(kept.k);
      })
      .on('start', event => {
        if (event.sourceEvent) {
          stop();
          fitted.current = false;
          svg.setAttribute(MOVING_ATTRIBUTE, '');
        }
      })
      .on('end', () => svg.removeAttribute(MOVING_ATTRIBUTE))
      .on('zoom', event => {
        const { x, y, k } = event.transform;
        view.current = { x, y, k };
        groupRef.current?.setAttribute(
          'transform',
          `translate(${x} ${y}) scale(${k})`,
        );
        setStep(zoomStep(k));
      });
    behavior.current = zooming;
    const selection = select(svg).call(zooming).on('dblclick.zoom', null);
    fitted.current = true;
    apply(fitView(whole, latestFrame.current()));
    return () => {
      stop();
      selection.on('.zoom', null);
    };
  }, [svgRef, groupRef, width, height, apply, stop]);

  useEffect(() => {
    const svg = svgRef.current;
    if (!svg || typeof ResizeObserver === 'undefined') return undefined;
    const observer = new ResizeObserver(() => {
      if (fitted.current && width > 0) {
        apply(fitView({ x: 0, y: 0, width, height }, latestFrame.current()));
      }
    });
    observer.observe(svg);
    return () => observer.disconnect();
  }, [svgRef, width, height, apply]);

  const revealBox = useCallback(
    (box: MeshBox) => {
      const next = reveal(box, view.current, latestFrame.current());
      if (next !== view.current) {
        fitted.current = false;
        glide(next);
      }
    },
    [glide],
  );
  const moves = useMemo(
    () => ({
      zoomBy: (factor: number) => {
        const svg = svgRef.current;
        if (!svg || !behavior.current) return;
        fitted.current = false;
        const [least, most] = behavior.current.scaleExtent();
        const { width: w, height: h, right } = latestFrame.current();
        const { x, y, k } = view.current;
        const scale = Math.min(most, Math.max(least, k * factor));
        const [cx, cy] = [(w - right) / 2, h / 2];
        glide({
          k: scale,
          x: cx - ((cx - x) / k) * scale,
          y: cy - ((cy - y) / k) * scale,
        });
      },
      fit: (box?: MeshBox) => {
        const whole = fitView(
          { x: 0, y: 0, width, height },
          latestFrame.current(),
        );
        const near = box && fitView(box, latestFrame.current(), 40);
        // Hardly larger than everything: then rather everything.
        const useful = near && near.k > 1.2 * whole.k ? near : undefined;
        fitted.current = useful === undefined;
        glide(useful ?? whole);
      },
      reveal: revealBox,
      approach: (box: MeshBox, around: MeshBox) => {
        const whole = fitView(around, latestFrame.current(), 40);
        fitted.current = false;
        glide(
          whole.k >= READABLE_SCALE
            ? whole
            : centreOn(box, READING_SCALE, latestFrame.current()),
        );
      },
    }),
    [svgRef, glide, revealBox, width, height],
  );
  return useMemo(() => ({ step, ...moves }), [step, moves]);
}

function prefersReducedMotion(): boolean {
  return (
    typeof window.matchMedia !== 'function' ||
    window.matchMedia('(prefers-reduced-motion: reduce)').matches
  );
}
