import { useCallback, type KeyboardEvent, type RefObject } from 'react';
import { nextResult } from './resultNavigation';

/** Marks the element that holds results; each `h3 a` or row's link is one. */
const RESULT_LINKS = 'h3 a, th[scope="row"] > a';

/**
 * Arrow keys among the results: down from the search field to the first, then
 * from result to result as they stand on the screen, and up to the field again.
 */
export function useResultKeys(
  results: RefObject<HTMLElement>,
  searchField: RefObject<HTMLInputElement>,
) {
  const links = useCallback(
    () => [
      ...(results.current?.querySelectorAll<HTMLAnchorElement>(RESULT_LINKS) ??
        []),
    ],
    [results],
  );

  const focusFirst = useCallback(() => links()[0]?.focus(), [links]);

  const onKeyDown = useCallback(
    (event: KeyboardEvent) => {
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
    },
    [links, searchField],
  );

  return { focusFirst, onKeyDown };
}
