import { useEffect, useLayoutEffect, useState, type RefObject } from 'react';

/**
 * The height from an element's top to the bottom of the window, so that it
 * fills what the page leaves. Measured after each render and resize.
 *
 * @param least - The page scrolls rather than making it smaller.
 * @param below - Pixels to leave free.
 */
export function useRemainingHeight(
  ref: RefObject<HTMLElement>,
  least: number,
  below: number,
): number {
  const [height, setHeight] = useState(least);
  const measure = () => {
    const element = ref.current;
    if (!element) return;
    let top = element.getBoundingClientRect().top;
    for (let up = element.parentElement; up; up = up.parentElement) {
      top += up.scrollTop;
    }
    setHeight(Math.max(least, Math.floor(window.innerHeight - top - below)));
  };
  useLayoutEffect(measure);
  useEffect(() => {
    window.addEventListener('resize', measure);
    return () => window.removeEventListener('resize', measure);
  });
  return height;
}
