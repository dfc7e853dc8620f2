import type { ReactElement, SVGProps } from 'react';

/** Shapes by type of product; anything else is a bar. */
const SHAPES: Record<string, ReactElement<SVGProps<SVGPathElement>>> = {
  'source-aligned': <circle r={8} />,
  aggregate: <path d="M0-9.5L8.2-4.75V4.75L0 9.5L-8.2 4.75V-4.75Z" />,
  'consumer-aligned': <path d="M0-10L10 0L0 10L-10 0Z" />,
};

/**
 * The shape that stands for a type of product, about 18 pixels in size around
 * the origin.
 */
export function ProductShape(props: { type?: string; fill: string }) {
  const { type = '', fill } = props;
  return (
    <g fill={fill}>
      {Object.hasOwn(SHAPES, type) ? (
        SHAPES[type]
      ) : (
        <rect x={-8} y={-3} width={16} height={6} rx={2} />
      )}
    </g>
  );
}
