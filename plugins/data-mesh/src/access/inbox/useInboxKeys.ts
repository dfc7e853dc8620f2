import { useEffect, useRef, type RefObject } from 'react';
import { commandOf, isEditing, type InboxCommand } from './inboxKeys';

/**
 * Listens for the keys of the inbox, while the focus is in it or nowhere.
 */
export function useInboxKeys(
  inbox: RefObject<HTMLElement>,
  enabled: boolean,
  onCommand: (command: InboxCommand) => void,
): void {
  const latest = useRef(onCommand);
  useEffect(() => {
    latest.current = onCommand;
  });
  useEffect(() => {
    if (!enabled) {
      return undefined;
    }
    const onKeyDown = (event: KeyboardEvent) => {
      const target = event.target instanceof Element ? event.target : null;
      const here =
        target === null ||
        target === document.body ||
        inbox.current?.contains(target);
      // A dialog over the page has the keys to itself.
      if (!here || event.defaultPrevented || event.repeat) {
        return;
      }
      const command = commandOf({
        key: event.key,
        ctrlKey: event.ctrlKey,
        metaKey: event.metaKey,
        altKey: event.altKey,
        editing: isEditing(target),
        inList: target?.closest('[data-inbox-entry]') !== null,
      });
      if (command) {
        event.preventDefault();
        latest.current(command);
      }
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, [inbox, enabled]);
}
