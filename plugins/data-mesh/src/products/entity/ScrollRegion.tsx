import { forwardRef, type ReactNode } from 'react';

/**
 * A frame whose content may be larger than itself; with the focus on it, keys
 * scroll it (WCAG 2.1.1).
 */
export const ScrollRegion = forwardRef<
  HTMLDivElement,
  { label: string; className?: string; children: ReactNode }
>((props, ref) => {
  const { label, className, children } = props;
  return (
    <div
      ref={ref}
      role="region"
      aria-label={label}
      tabIndex={0}
      className={className}
    >
      {children}
    </div>
  );
});
