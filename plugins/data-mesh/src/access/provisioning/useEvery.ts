import { useEffect } from 'react';

/** Does something again and again while the page is looked at. */
export function useEvery(milliseconds: number, action: () => void): void {
  useEffect(() => {
    const timer = setInterval(() => {
      if (!document.hidden) {
        action();
      }
    }, milliseconds);
    return () => clearInterval(timer);
  }, [milliseconds, action]);
}
