import { classificationTone } from './classificationTone';
import { formatAge } from './formatAge';
import { plural } from './plural';
import { problemPlace, problemUrl } from './problemPlace';
import { refLabel } from './refLabel';
import { technologyOf } from './technologies';

describe('the tone of a classification', () => {
  it.each([
    {
      list: ['public', 'internal', 'confidential', 'restricted'],
      tones: ['good', 'info', 'caution', 'danger'],
    },
    { list: ['open', 'closed'], tones: ['good', 'danger'] },
    { list: ['c1', 'c2', 'c3'], tones: ['good', 'info', 'danger'] },
    {
      list: ['c0', 'c1', 'c2', 'c3', 'c4'],
      tones: ['good', 'info', 'info', 'caution', 'danger'],
    },
    { list: ['only'], tones: ['good'] },
  ])('goes from open to closed in $list', ({ list, tones }) => {
    expect(list.map(name => classificationTone(name, list))).toEqual(tones);
  });

  it('is neutral when the classification is not configured', () => {
    expect(classificationTone('secret', ['public'])).toBe('neutral');
  });
});

describe('the age of a change', () => {
  const now = new Date('2026-03-10T12:00:00Z');
  it.each([
    { date: '2026-03-10T11:59:30Z', age: 'just now' },
    { date: '2026-03-10T11:57:00Z', age: '3 minutes ago' },
    { date: '2026-03-10T09:00:00Z', age: '3 hours ago' },
    { date: '2026-03-09T11:00:00Z', age: 'yesterday' },
    { date: '2026-03-01T12:00:00Z', age: 'last week' },
    { date: '2025-12-01T12:00:00Z', age: '3 months ago' },
    { date: '2023-01-01T12:00:00Z', age: '3 years ago' },
    { date: '2026-03-12T12:00:00Z', age: 'in 2 days' },
  ])('of $date is "$age"', ({ date, age }) => {
    expect(formatAge(new Date(date), now)).toBe(age);
  });
});

describe('a count', () => {
  it.each([
    { count: 0, text: '0 products' },
    { count: 1, text: '1 product' },
    { count: 12345, text: '12,345 products' },
  ])('of $count reads "$text"', ({ count, text }) => {
    expect(plural(count, 'product')).toBe(text);
  });
});

describe('the place of a problem', () => {
  it.each([
    {
      problem: {
        source: 'url:https://git.example.com/a/b.yaml',
        line: 12,
        column: 3,
      },
      place: 'https://git.example.com/a/b.yaml:12:3',
      url: 'https://git.example.com/a/b.yaml#L12',
    },
    {
      problem: { source: 'https://git.example.com/a/b.yaml' },
      place: 'https://git.example.com/a/b.yaml',
      url: 'https://git.example.com/a/b.yaml',
    },
    {
      problem: { source: 'file:/repo/catalog-info.yaml', line: 4 },
      place: '/repo/catalog-info.yaml:4',
      url: undefined,
    },
    {
      problem: { source: 'file:/srv/a/examples/shop/order/c.yaml', line: 4 },
      place: '…/shop/order/c.yaml:4',
      url: undefined,
    },
    {
      problem: { source: './orders.odcs.yaml', column: 9 },
      place: './orders.odcs.yaml',
      url: undefined,
    },
    { problem: { line: 7 }, place: 'line 7', url: undefined },
    { problem: {}, place: undefined, url: undefined },
    {
      problem: { source: 'data:text/html,hello' },
      place: 'data:text/html,hello',
      url: undefined,
    },
  ])('$problem is at $place, linked to $url', ({ problem, place, url }) => {
    const full = {
      code: 'x',
      severity: 'error',
      message: '',
      ...problem,
    } as const;
    expect(problemPlace(full)).toBe(place);
    expect(problemUrl(full)).toBe(url);
  });
});

describe('the short form of a reference', () => {
  it.each([
    { ref: 'domain:default/order', label: 'order' },
    { ref: 'group:eu/order-team', label: 'eu/order-team' },
    { ref: 'order', label: 'order' },
    { ref: '', label: '' },
  ])('of "$ref" is "$label"', ({ ref, label }) => {
    expect(refLabel(ref)).toBe(label);
  });
});

describe('a technology', () => {
  it.each([
    { type: 'postgresql', is: { label: 'PostgreSQL', family: 'database' } },
    { type: 'Postgres', is: { label: 'PostgreSQL', family: 'database' } },
    { type: 'kafka', is: { label: 'Kafka', family: 'stream' } },
    { type: 'teleport', is: { label: 'teleport', family: 'other' } },
    { type: 'constructor', is: { label: 'constructor', family: 'other' } },
  ])('$type is shown as $is', ({ type, is }) => {
    expect(technologyOf(type)).toEqual(is);
  });
});
