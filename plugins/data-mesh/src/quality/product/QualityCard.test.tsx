import { screen, within } from '@testing-library/react';
import { accessibilityViolations } from '../../__testUtils__/accessibility';
import { Refusal } from '../../access/__testUtils__/fakeAccess';
import {
  PRODUCT_PATH,
  renderProduct,
} from '../../products/entity/__testUtils__/renderProduct';
import { QUALITY, qualityBackend } from '../__testUtils__/qualityBackend';
import {
  emptyProductQuality,
  failingCheck,
  missingCheck,
  sampleIncident,
  sampleProductQuality,
  sampleServiceLevel,
} from '../__testUtils__/sampleQuality';
import { QualityCard } from './QualityCard';

const open = (answers: Parameters<typeof qualityBackend>[0] = {}) =>
  renderProduct(<QualityCard />, { backend: qualityBackend(answers) });

const link = (name: string | RegExp) => screen.getByRole('link', { name });

describe('the quality card of the overview', () => {
  it('tells score, coverage, trend, what fails, service levels and maturity', async () => {
    await open();
    expect(
      await screen.findByRole('img', { name: 'Quality: 87 of 100, fair' }),
    ).toBeInTheDocument();
    const card = screen.getByTestId('part');
    expect(card).toHaveTextContent('3 of 4 expected checks evaluated');
    expect(card).toHaveTextContent('down 12.5 points since a week ago');
    expect(link('order_id is unique')).toHaveAttribute(
      'href',
      `${PRODUCT_PATH}/quality?check=7`,
    );
    expect(card).toHaveTextContent('Service level: kept');
    expect(
      await screen.findByText('Maturity: level 1 of 2, Discoverable'),
    ).toBeInTheDocument();
    expect(
      screen.getByRole('button', { name: 'Why, and all checks' }),
    ).toHaveAttribute('href', `${PRODUCT_PATH}/quality`);
  });

  it.each([
    {
      what: 'of which nothing is known',
      quality: emptyProductQuality(),
      says: 'no checks promised or reported',
    },
    {
      what: 'whose promises nobody checked',
      quality: emptyProductQuality({
        expected: 1,
        coverage: 0,
        checks: [missingCheck()],
      }),
      says: 'the only expected check not evaluated',
    },
  ])('never gives points to a product $what', async ({ quality, says }) => {
    await open({ [QUALITY]: quality });
    expect(
      await screen.findByRole('img', { name: 'Quality: no data' }),
    ).toBeInTheDocument();
    expect(screen.getByTestId('part')).toHaveTextContent(says);
    expect(screen.getByTestId('part')).not.toHaveTextContent('100');
  });

  it.each([
    [0.35, 1],
    [0.5, 0],
  ])(
    'warns of a score that stands on %d of the checks: %d',
    async (coverage, warnings) => {
      await open({ [QUALITY]: sampleProductQuality({ score: 100, coverage }) });
      await screen.findByRole('img', { name: 'Quality: 100 of 100, good' });
      expect(screen.queryAllByText(/the score says little/)).toHaveLength(
        warnings,
      );
    },
  );

  it('tells of an incident what consumers may know', async () => {
    await open({
      [QUALITY]: sampleProductQuality({
        incidents: [
          sampleIncident({
            state: 'acknowledged',
            publicStatus: 'Duplicates of last night; mended by noon.',
          }),
          sampleIncident({ id: '2', title: 'Score below 70' }),
          sampleIncident({ id: '3', state: 'resolved', title: 'Long ago' }),
        ],
      }),
    });
    const card = screen.getByTestId('part');
    expect(
      await screen.findByText('Duplicates of last night; mended by noon.'),
    ).toBeInTheDocument();
    expect(card).toHaveTextContent('and 1 other incident');
    expect(card).not.toHaveTextContent('Long ago');
  });

  it('names three failing checks, and leads to the others', async () => {
    await open({
      [QUALITY]: sampleProductQuality({
        checks: [1, 2, 3, 4, 5].map(id =>
          failingCheck({ id, key: String(id), name: `check ${id}` }),
        ),
      }),
    });
    const list = await screen.findByRole('list', { name: 'Failing checks' });
    expect(within(list).getAllByRole('link')).toHaveLength(3);
    expect(link('and 2 more')).toHaveAttribute(
      'href',
      `${PRODUCT_PATH}/quality?view=checks&state=fail`,
    );
  });

  it('puts what is broken first among the service levels', async () => {
    await open({
      [QUALITY]: sampleProductQuality({
        serviceLevels: [
          sampleServiceLevel(),
          sampleServiceLevel({ key: '2', state: 'spent' }),
          sampleServiceLevel({ key: '3', state: 'not-measurable' }),
        ],
      }),
    });
    expect(
      await screen.findByText('2 service levels: 1 broken, 1 kept'),
    ).toBeInTheDocument();
  });

  it('shows the text of engines as text', async () => {
    await open({
      [QUALITY]: sampleProductQuality({
        checks: [failingCheck({ name: '<img src=x onerror="alert(1)">' })],
      }),
    });
    expect(
      await screen.findByText('<img src=x onerror="alert(1)">'),
    ).toBeInTheDocument();
  });

  it('says what went wrong, and is silent about a product that is not known yet', async () => {
    const { unmount } = await open({
      [QUALITY]: new Refusal(503, 'ServiceUnavailableError', 'No database'),
    });
    expect(await screen.findByText('No database')).toBeInTheDocument();
    unmount();
    await open({ [QUALITY]: new Refusal(404, 'NotFoundError', 'Unknown') });
    expect(screen.queryByText('Quality')).not.toBeInTheDocument();
  });

  it('has nothing that keeps people out', async () => {
    await open({
      [QUALITY]: sampleProductQuality({ incidents: [sampleIncident()] }),
    });
    await screen.findByText('Maturity: level 1 of 2, Discoverable');
    expect(await accessibilityViolations(screen.getByTestId('part'))).toEqual(
      [],
    );
  });
});
