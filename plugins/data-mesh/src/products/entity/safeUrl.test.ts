import { safeUrl } from './safeUrl';
import { withChanges } from './useUrlState';

describe('an address from a declaration', () => {
  it.each([
    ['https://chat.example/orders', true],
    ['http://chat.example', true],
    ['mailto:orders@shop.example', true],
    [['javascript', 'alert(1)'].join(':'), false],
    [' https://chat.example', false],
    ['data:text/html,x', false],
    ['//chat.example', false],
    ['chat.example', false],
    ['', false],
    [undefined, false],
  ])('%j may be linked to: %s', (url, allowed) => {
    expect(safeUrl(url)).toBe(allowed ? url : undefined);
  });
});

describe('the parameters of the address', () => {
  it('change, go and stay', () => {
    expect(
      withChanges(new URLSearchParams('a=1&b=2&c=3'), {
        a: '9',
        b: undefined,
        d: '',
      }).toString(),
    ).toBe('a=9&c=3');
  });
});
