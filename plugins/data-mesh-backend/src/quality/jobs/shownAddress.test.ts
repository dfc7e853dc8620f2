import fc from 'fast-check';
import { shownAddress } from './shownAddress';

describe('shownAddress', () => {
  it.each([
    ['./quality/results.json', './quality/results.json'],
    ['./a.json?sig=x + ./b.json#y', './a.json + ./b.json'],
    [
      'https://u:pw@host.example:8443/a@1/b.json?X-Amz-Signature=x',
      'https://host.example:8443/a@1/b.json',
    ],
    [
      'https://token@host.example/a + HTTPS://u:p@w@other.example/b',
      'https://host.example/a + HTTPS://other.example/b',
    ],
    ['https:u:pw@host.example/a', 'https:host.example/a'],
    ['https:\\\\u:pw@host.example/a', 'https:\\\\host.example/a'],
    [
      'https://host.example/@scope/a.json',
      'https://host.example/@scope/a.json',
    ],
  ])('shows %s as %s', (address, shown) => {
    expect(shownAddress(address)).toBe(shown);
  });

  it('shows neither a user nor a query of any URL', () => {
    const word = fc.stringMatching(/^[A-Za-z0-9._~:!$&%@-]{1,12}$/);
    fc.assert(
      fc.property(word, word, (user, query) => {
        const shown = shownAddress(`https://${user}@host.example/a?${query}`);
        expect(shown).toBe('https://host.example/a');
      }),
    );
  });
});
