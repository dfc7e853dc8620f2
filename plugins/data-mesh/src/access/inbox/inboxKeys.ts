/** What a key does in the inbox. */
export type InboxCommand =
  'next' | 'previous' | 'open' | 'select' | 'approve' | 'reject' | 'help';

/** The keys, as they are explained to people. */
export const INBOX_KEYS: ReadonlyArray<{
  command: InboxCommand;
  keys: readonly string[];
  does: string;
}> = [
  { command: 'next', keys: ['j', 'ArrowDown'], does: 'Go to the next one' },
  {
    command: 'previous',
    keys: ['k', 'ArrowUp'],
    does: 'Go to the one before',
  },
  { command: 'open', keys: ['Enter'], does: 'Read it in full' },
  { command: 'select', keys: ['x'], does: 'Select it, to decide several' },
  { command: 'approve', keys: ['a'], does: 'Approve' },
  { command: 'reject', keys: ['r'], does: 'Reject' },
  { command: 'help', keys: ['?'], does: 'Show or hide these keys' },
];

/** Keys that mean something to what has the focus, such as a button. */
const LOCAL_KEYS = new Set(['ArrowDown', 'ArrowUp', 'Enter']);

/**
 * The command of a pressed key. Nothing with a modifier, which belongs to the
 * browser or the screen reader, nor while somebody writes. Arrows and Enter
 * count within the list only.
 */
export function commandOf(press: {
  key: string;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
  /** The focus is where text is written or a value chosen. */
  editing: boolean;
  /** The focus is on an entry of the list. */
  inList: boolean;
}): InboxCommand | undefined {
  const { key, editing, inList } = press;
  if (editing || press.ctrlKey || press.metaKey || press.altKey) {
    return undefined;
  }
  if (LOCAL_KEYS.has(key) && !inList) {
    return undefined;
  }
  return INBOX_KEYS.find(({ keys }) => keys.includes(key))?.command;
}

/** Whether keys pressed with the focus on it belong to it alone. */
export function isEditing(target: EventTarget | null): boolean {
  return (
    target instanceof Element &&
    target.closest(
      'input:not([type=checkbox]), textarea, select, [contenteditable=""], [contenteditable=true], [role=dialog], [role=combobox], [role=listbox], [role=menu]',
    ) !== null
  );
}
