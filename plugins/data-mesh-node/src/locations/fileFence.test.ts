import { declaredPath, fencesOf, folderOf, isInside } from './fileFence';

const file = (target: string) => ({ type: 'file', target });

describe('folderOf', () => {
  it.each([
    ['/repo/all.yaml', '/repo'],
    ['/repo/*/catalog-info.yaml', '/repo'],
    ['/repo/domain-*/catalog-info.yaml', '/repo'],
    ['/repo/{a,b}/c.yaml', '/repo'],
    ['/repo/**/catalog-info.yaml', '/repo'],
    ['/repo/+(a|b)/c.yaml', '/repo'],
    ['/repo/team (new)/c.yaml', '/repo/team (new)'],
    ['/*/catalog-info.yaml', '/'],
  ])('of %s is %s', (target, folder) => {
    expect(folderOf(target)).toBe(folder);
  });
});

describe('fencesOf', () => {
  it('has the folders of the declaration and of the registered location', () => {
    expect(
      fencesOf(file('/repo/order/c.yaml'), file('/repo/all.yaml'), []),
    ).toEqual(['/repo/order', '/repo']);
  });

  it('takes the name of a declaring file as it is', () => {
    const declaring = file('/repo/[team]/c.yaml');
    expect(fencesOf(declaring, { type: 'url', target: 'x' }, [])).toEqual([
      '/repo/[team]',
    ]);
  });

  it('has the configured folders', () => {
    expect(
      fencesOf(file('/repo/c.yaml'), file('/repo/c.yaml'), ['/srv/x/../y']),
    ).toEqual(['/repo', '/srv/y']);
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
    ['/repo/a.yaml', true],
    ['/repo/a/b/c.yaml', true],
    ['/repo/..a.yaml', true],
    ['/repo', false],
    ['/repo/../a.yaml', false],
    ['/reposhop/a.yaml', false],
    ['/etc/passwd', false],
  ])('%s: %s', (path, inside) => {
    expect(isInside(path, ['/repo'])).toBe(inside);
  });
});

describe('declaredPath', () => {
  it.each([
    ['./c.yaml', '/repo/order/c.yaml'],
    ['contracts/c.yaml', '/repo/order/contracts/c.yaml'],
    ['../c.yaml', '/repo/c.yaml'],
    ['/shared/c.yaml', '/repo/shared/c.yaml'],
    ['/../c.yaml', '/c.yaml'],
    ['//etc/passwd', '/repo/etc/passwd'],
  ])('of %s is %s', (source, path) => {
    expect(
      declaredPath(source, file('/repo/order/c.yaml'), file('/repo/all.yaml')),
    ).toBe(path);
  });
});
