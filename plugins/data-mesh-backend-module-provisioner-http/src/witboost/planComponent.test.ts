import { grantOrder, witboostTarget } from '../__testUtils__/orders';
import { planComponent } from './planComponent';

const target = witboostTarget('https://witboost.example.com');

const withSettings = (settings: Record<string, string>) =>
  grantOrder({ server: { type: 'databricks', environment: 'prod', settings } });

describe('planComponent', () => {
  it('tells the component and what the list means', () => {
    const order = withSettings({ witboostComponentId: 'urn:dmb:cmp:a' });
    expect(planComponent(order, target)).toMatchObject({
      target: 'http:witboost:urn:dmb:cmp:a',
      steps: [
        'Ask Witboost at witboost.example.com to give user:default/ann access to the component urn:dmb:cmp:a',
        expect.stringContaining('loses access'),
      ],
      snapshot: { componentId: 'urn:dmb:cmp:a' },
    });
    expect(
      planComponent(order, { ...target, aclSemantics: 'add' }).steps[1],
    ).toContain('a task for people');
  });

  it('makes a descriptor from the contract', () => {
    const { snapshot } = planComponent(
      withSettings({ witboostComponentId: 'urn:dmb:cmp:a', catalog: 'sales' }),
      target,
    );
    expect(JSON.parse(snapshot.descriptor as string)).toMatchObject({
      componentIdToProvision: 'urn:dmb:cmp:a',
      dataProduct: {
        environment: 'prod',
        components: [
          {
            id: 'urn:dmb:cmp:a',
            kind: 'outputport',
            specific: { catalog: 'sales' },
          },
        ],
      },
    });
  });

  it.each([
    ['JSON', '{"dataProduct":{"id":"x"},"componentIdToProvision":"urn:b"}'],
    ['YAML', 'dataProduct:\n  id: x\ncomponentIdToProvision: urn:b\n'],
  ])('hands over a descriptor in %s as it was deployed', (_, text) => {
    const { snapshot } = planComponent(
      withSettings({ witboostDescriptor: text }),
      target,
    );
    expect(snapshot.componentId).toBe('urn:b');
    expect(JSON.parse(snapshot.descriptor as string)).toEqual({
      dataProduct: { id: 'x' },
      componentIdToProvision: 'urn:b',
    });
  });

  it.each([
    ['no component', {}, 'names no component'],
    ['no YAML', { witboostDescriptor: '{a: [' }, 'has to be YAML or JSON'],
    ['half of it', { witboostDescriptor: 'a: b' }, 'has to be YAML or JSON'],
  ])('says what is missing with %s', (_, settings, message) => {
    expect(() => planComponent(withSettings(settings), target)).toThrow(
      message,
    );
  });

  it('refuses less than all columns', () => {
    expect(() =>
      planComponent(grantOrder({ allColumns: false }), target),
    ).toThrow('cannot limit access to columns');
  });

  it('keeps targets short and apart, however long the ids of components are', () => {
    const names = ['x', 'y'].map(
      end =>
        planComponent(
          withSettings({ witboostComponentId: 'urn:'.repeat(100) + end }),
          target,
        ).target,
    );
    expect(new Set(names).size).toBe(2);
    expect(Math.max(...names.map(name => name.length))).toBeLessThan(200);
  });
});
