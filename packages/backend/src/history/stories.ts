import { varyDataContract } from './vary/dataContract';
import { varyDbt } from './vary/dbt';
import { varyGreatExpectations } from './vary/greatExpectations';
import { varyOpenLineage } from './vary/openLineage';
import type { Vary, Verdict } from './vary/run';
import { varySoda } from './vary/soda';

/** What happened to the quality of a product in the last weeks. */
export type Story = {
  /** Name of the data product. */
  product: string;
  /** Artifacts of one run, relative to the folder of the examples. */
  artifacts: string[];
  vary: Vary;
  /** Days between two runs. */
  everyDays: number;
  /** How many days ago it ran for the last time; left out while it runs. */
  stoppedDaysAgo?: number;
  /**
   * What differs from the artifact on a day.
   *
   * @param daysAgo - 0 for today
   */
  verdicts(daysAgo: number): Record<string, Verdict>;
};

/** What happened to each product, told so that each shows something else. */
export const STORIES: Story[] = [
  {
    // Steady: a warning that nobody minds.
    product: 'orders',
    artifacts: [
      'shop/order/quality/dbt/run_results.json',
      'shop/order/quality/dbt/manifest.json',
    ],
    vary: varyDbt,
    everyDays: 1,
    verdicts: daysAgo => ({
      accepted_range_order_lines_quantity: daysAgo % 5 === 0 ? 'warn' : 'pass',
      ...(daysAgo === 23 && { relationships_orders_customer_id: 'fail' }),
    }),
  },
  {
    // Fell last week: it does not agree with the ledger any more.
    product: 'revenue',
    artifacts: [
      'shop/finance/quality/dbt/run_results.json',
      'shop/finance/quality/dbt/manifest.json',
    ],
    vary: varyDbt,
    everyDays: 1,
    verdicts: daysAgo => ({
      assert_revenue_agrees_with_the_ledger: daysAgo <= 6 ? 'fail' : 'pass',
      assert_net_follows_from_gross: daysAgo <= 3 ? 'fail' : 'pass',
    }),
  },
  {
    // Recovering: mended one after the other.
    product: 'customers',
    artifacts: ['shop/customer/quality/soda/scan-results.json'],
    vary: varySoda,
    everyDays: 1,
    verdicts: daysAgo => ({
      'Customer number has its form': daysAgo > 24 ? 'fail' : 'pass',
      'Nobody is there twice': daysAgo > 17 ? 'fail' : 'pass',
      'Countries that we deliver to': daysAgo > 12 ? 'fail' : 'pass',
      'Almost every customer has an address': daysAgo > 9 ? 'fail' : 'pass',
      'Addresses look like addresses': 'warn',
    }),
  },
  {
    // Gone stale: its job stopped.
    product: 'campaigns',
    artifacts: ['shop/marketing/quality/openlineage/events.json'],
    vary: varyOpenLineage,
    everyDays: 1,
    stoppedDaysAgo: 9,
    verdicts: daysAgo => ({
      'campaigns.not_null(cost_eur)': daysAgo % 7 === 0 ? 'warn' : 'pass',
    }),
  },
  {
    // Flapping: a carrier that gives numbers twice, every other day.
    product: 'shipments',
    artifacts: [
      'shop/fulfilment/quality/dbt/run_results.json',
      'shop/fulfilment/quality/dbt/manifest.json',
    ],
    vary: varyDbt,
    everyDays: 1,
    verdicts: daysAgo => ({
      unique_shipments_tracking_number: daysAgo % 2 === 0 ? 'fail' : 'pass',
      not_null_proportion_shipments_co2_g: daysAgo % 3 === 0 ? 'warn' : 'pass',
    }),
  },
  {
    // Steady, and good.
    product: 'product-catalogue',
    artifacts: ['shop/product/quality/datacontract/run.json'],
    vary: varyDataContract,
    everyDays: 1,
    verdicts: () => ({}),
  },
  {
    // One bad night.
    product: 'payments',
    artifacts: ['shop/payment/quality/great-expectations/transactions.json'],
    vary: varyGreatExpectations,
    everyDays: 1,
    verdicts: (daysAgo): Record<string, Verdict> =>
      daysAgo === 15
        ? { 'not_be_null(amount)': 'fail', 'be_unique(transaction_id)': 'fail' }
        : {},
  },
  {
    // Better since the coding desk has more people.
    product: 'claims',
    artifacts: [
      'hospital/billing/quality/dbt/run_results.json',
      'hospital/billing/quality/dbt/manifest.json',
    ],
    vary: varyDbt,
    everyDays: 1,
    verdicts: daysAgo => ({
      assert_cases_are_sent_within_ten_days: daysAgo > 20 ? 'warn' : 'pass',
      accepted_values_claims_dispute_reason: daysAgo > 30 ? 'fail' : 'pass',
    }),
  },
  {
    // Since a week, a ward writes a word that the contract does not have.
    product: 'admissions',
    artifacts: [
      'hospital/patient-care/quality/great-expectations/encounters.json',
    ],
    vary: varyGreatExpectations,
    everyDays: 1,
    verdicts: daysAgo => ({
      'be_in_set(discharge_kind)': daysAgo <= 8 ? 'fail' : 'pass',
    }),
  },
  {
    product: 'lab-results',
    artifacts: ['hospital/laboratory/quality/datacontract/run.json'],
    vary: varyDataContract,
    everyDays: 1,
    verdicts: (daysAgo): Record<string, Verdict> =>
      daysAgo === 28 ? { lab_results__flag__field_enum: 'fail' } : {},
  },
  {
    product: 'deidentified-stays',
    artifacts: ['hospital/research/quality/soda/scan-results.json'],
    vary: varySoda,
    everyDays: 7,
    verdicts: daysAgo => ({
      'Regions are three digits at most': daysAgo > 25 ? 'fail' : 'pass',
    }),
  },
];
