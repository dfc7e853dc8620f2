import { contractPath, fencesOf, folderOf, isInside } from './fileFence';

const file = (target: string) => ({ type: 'file', target });

describe('folderOf', () => {
  it.each([
    ['/work/all.yaml', '/work'],
    ['/work/*/catalog-info.yaml', '/work'],
    ['/work/domain-*/catalog-info.yaml', '/work'],
    ['/work/{a,b}/c.yaml', '/work'],
    ['/work/**/catalog-info.yaml', '/work'],
    ['/work/+(a|b)/c.yaml', '/work'],
    ['/work/team (new)/c.yaml', '/work/team (new)'],
    ['/*/catalog-info.yaml', '/'],
  ])('of %s is %s', (target, folder) => {
    expect(folderOf(target)).toBe(folder);
  });
});

describe('fencesOf', () => {
  it('has the folders of the declaration and of the registered location', () => {
    expect(
      fencesOf(file('/work/order/c.yaml'), file('/work/all.yaml'), []),
    ).toEqual(['/work/order', '/work']);
  });

  it('takes the name of a declaring file as it is', () => {
    const declaring = file('/work/[team]/c.yaml');
    expect(fencesOf(declaring, { type: 'url', target: 'x' }, [])).toEqual([
      '/work/[team]',
    ]);
  });

  it('has the configured folders', () => {
    expect(
      fencesOf(file('/work/c.yaml'), file('/work/c.yaml'), ['/srv/x/../y']),
    ).toEqual(['/work', '/srv/y']);
  });

  it('never has the whole file system', () => {
    expect(fencesOf(file('/c.yaml'), file('/*/c.yaml'), ['/'])).toEqual([]);
  });

  it('has nothing of a location that is no file', () => {
    const url = { type: 'url', target: 'https://example.com/c.yaml' };
    expect(fencesOf(url, url, [])).toEqual([]);
  });
});

describe('isInside', () => {
  it.each([
    ['/work/a.yaml', true],
    ['/work/a/b/c.yaml', true],
    ['/work/..a.yaml', true],
    ['/work', false],
    ['/work/../a.yaml', false],
    ['/workshop/a.yaml', false],
    ['/etc/passwd', false],
  ])('%s: %s', (path, inside) => {
    expect(isInside(path, ['/work'])).toBe(inside);
  });
});

describe('contractPath', () => {
  it.each([
    ['./c.yaml', '/work/order/c.yaml'],
    ['contracts/c.yaml', '/work/order/contracts/c.yaml'],
    ['../c.yaml', '/work/c.yaml'],
    ['/shared/c.yaml', '/work/shared/c.yaml'],
    ['/../c.yaml', '/c.yaml'],
    ['//etc/passwd', '/work/etc/passwd'],
  ])('of %s is %s', (source, path) => {
    expect(
      contractPath(source, file('/work/order/c.yaml'), file('/work/all.yaml')),
    ).toBe(path);
  });
});
