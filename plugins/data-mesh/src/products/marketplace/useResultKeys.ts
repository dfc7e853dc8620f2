import { useCallback, useEffect, type RefObject } from 'react';
import { nextResult } from './resultNavigation';

/** The link of each result: the title of a card, or of a row. */
const RESULT_LINKS = 'h3 a, th[scope="row"] > a';

/**
 * Arrow keys among the results: from result to result as they stand on the
 * screen, and up from the first to the search field. Returns what leads from
 * the field to the first result.
 */
export function useResultKeys(
  results: RefObject<HTMLElement>,
  searchField: RefObject<HTMLInputElement>,
): { focusFirst: () => void } {
  const links = useCallback(
    () => [
      ...(results.current?.querySelectorAll<HTMLAnchorElement>(RESULT_LINKS) ??
        []),
    ],
    [results],
  );

  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const all = links();
      const index = all.findIndex(link => link === event.target);
      if (index < 0 || event.ctrlKey || event.metaKey || event.altKey) {
        return;
      }
      const places = all.map(link => {
        const { top, left } = link.getBoundingClientRect();
        return { top, left };
      });
      const next = nextResult(places, index, event.key);
      if (next !== undefined) {
        event.preventDefault();
        all[next].focus();
      } else if (event.key === 'ArrowUp') {
        event.preventDefault();
        searchField.current?.focus();
      }
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, [links, searchField]);

  return { focusFirst: useCallback(() => links()[0]?.focus(), [links]) };
}
