import { fakeAccess } from '../../access/__testUtils__/fakeAccess';
import { product } from '../../products/entity/__testUtils__/sampleProduct';
import {
  SAMPLE_CHECK_HISTORY,
  SAMPLE_HISTORY,
  SAMPLE_MATURITY,
  sampleProductQuality,
} from './sampleQuality';

/** Routes of the product that the tests are about. */
export const QUALITY = 'GET /products/default/orders/quality';
export const MATURITY = `${QUALITY}/maturity`;
export const HISTORY = `${QUALITY}/history`;
export const CHECK_HISTORY = `${QUALITY}/checks/7/history`;
export const BADGE = `${QUALITY}/badge`;
export const RUN = 'POST /products/default/orders/quality/run';

/** A backend that knows the quality of a product. */
export function qualityBackend(answers: Parameters<typeof fakeAccess>[0] = {}) {
  return fakeAccess({
    'GET /products/default/orders': product(),
    [QUALITY]: sampleProductQuality(),
    [HISTORY]: SAMPLE_HISTORY,
    [CHECK_HISTORY]: SAMPLE_CHECK_HISTORY,
    [MATURITY]: SAMPLE_MATURITY,
    [BADGE]: { path: '/quality/badges/default/orders/abc.svg' },
    ...answers,
  });
}
