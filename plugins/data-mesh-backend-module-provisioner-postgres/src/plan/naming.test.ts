import fc from 'fast-check';
import { readMarker, roleNameOf, writeMarker } from './naming';

const grant = fc.record({
  environment: fc.string({ unit: 'grapheme', maxLength: 80 }),
  grantId: fc.string({ unit: 'grapheme', maxLength: 80 }),
});

describe('the name of a role', () => {
  it('failure mode 24: fits into 63 bytes and needs no quotes, whatever the environment is called', () => {
    fc.assert(
      fc.property(grant, each => {
        const name = roleNameOf(each);
        expect(Buffer.byteLength(name)).toBeLessThanOrEqual(63);
        expect(name).toMatch(/^data_mesh_[a-z0-9_]*$/);
        expect(roleNameOf({ ...each })).toBe(name);
      }),
    );
  });

  it('failure mode 24: tells apart what differs in grant or environment, at any place', () => {
    fc.assert(
      fc.property(grant, grant, (one, other) => {
        fc.pre(
          one.environment !== other.environment ||
            one.grantId !== other.grantId,
        );
        expect(roleNameOf(one)).not.toBe(roleNameOf(other));
      }),
    );
    const long = 'x'.repeat(200);
    expect(roleNameOf({ environment: 'e', grantId: `${long}1` })).not.toBe(
      roleNameOf({ environment: 'e', grantId: `${long}2` }),
    );
    // What the two have in common when written one after the other.
    expect(roleNameOf({ environment: 'ab', grantId: 'c' })).not.toBe(
      roleNameOf({ environment: 'a', grantId: 'bc' }),
    );
  });

  it('does not change from one version to the next', () => {
    expect(
      roleNameOf({
        environment: 'Prod EU',
        grantId: '6f1d2c3b-0000-4000-8000-000000000001',
      }),
    ).toBe('data_mesh_prod_eu_dd711122128e2392d0a890e8');
  });
});

describe('the comment on a role', () => {
  it('says whose role it is, also after names with quotes and braces', () => {
    fc.assert(
      fc.property(grant, fc.string(), (each, database) => {
        const marker = { ...each, database };
        expect(readMarker(writeMarker(marker))).toEqual(marker);
      }),
    );
  });

  it.each([
    null,
    undefined,
    '',
    'Role of the BI tool',
    'Data Mesh grant',
    'Data Mesh grant {',
    'Data Mesh grant null',
    'Data Mesh grant {"environment":"prod"}',
    'Data Mesh grant {"environment":1,"grantId":"a","database":"b"}',
    ' Data Mesh grant {"environment":"prod","grantId":"a","database":"b"}',
  ])('is not ours when it is %p', comment => {
    expect(readMarker(comment)).toBeUndefined();
  });
});
