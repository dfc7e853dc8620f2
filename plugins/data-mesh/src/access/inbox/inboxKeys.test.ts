import { commandOf, INBOX_KEYS, isEditing } from './inboxKeys';

const press = (key: string, more: Partial<Parameters<typeof commandOf>[0]>) =>
  commandOf({
    key,
    ctrlKey: false,
    metaKey: false,
    altKey: false,
    editing: false,
    inList: true,
    ...more,
  });

describe('the keys of the inbox', () => {
  const all = INBOX_KEYS.flatMap(({ command, keys }) =>
    keys.map(key => ({ command, key })),
  );

  it.each(all)('$key means $command in the list', ({ command, key }) => {
    expect(press(key, {})).toBe(command);
  });

  it.each(all)('$key means nothing while somebody writes', ({ key }) => {
    expect(press(key, { editing: true })).toBeUndefined();
  });

  it.each(all)('$key with a modifier is left to the browser', ({ key }) => {
    expect(press(key, { ctrlKey: true })).toBeUndefined();
    expect(press(key, { metaKey: true })).toBeUndefined();
    expect(press(key, { altKey: true })).toBeUndefined();
  });

  it.each([
    ['j', 'next'],
    ['a', 'approve'],
    ['?', 'help'],
    ['ArrowDown', undefined],
    ['ArrowUp', undefined],
    ['Enter', undefined],
    ['q', undefined],
  ])('%s outside the list means %s', (key, command) => {
    expect(press(key, { inList: false })).toBe(command);
  });

  it('has no key with two meanings', () => {
    expect(new Set(all.map(({ key }) => key)).size).toBe(all.length);
  });

  it.each([
    ['<textarea></textarea>', true],
    ['<input>', true],
    ['<input type="text">', true],
    ['<input type="checkbox">', false],
    ['<select></select>', true],
    ['<div contenteditable="true"></div>', true],
    ['<div role="dialog"><button></button></div>', true],
    ['<button></button>', false],
    ['<a href="/"></a>', false],
  ])('tells where somebody writes: %s', (html, editing) => {
    const host = document.createElement('div');
    host.innerHTML = html;
    expect(isEditing(host.querySelector('button') ?? host.firstChild)).toBe(
      editing,
    );
  });
});
