/**
 * What the generator of rows does not know, as it makes each table for itself:
 * sums, orders of events, rules that are SQL. Without it, checks of the
 * contracts would find what the stories of the demo do not tell. Some is left
 * as it is, so that checks find something: returns that were never ordered,
 * stock that is reserved twice.
 *
 * Each statement changes nothing where its rule holds already.
 */
export const SETTLE: readonly string[] = [
  `UPDATE orders.orders o SET goods_amount = l.total
   FROM (SELECT order_id, sum(line_amount) AS total FROM orders.order_lines
         WHERE status <> 'cancelled' GROUP BY order_id) l
   WHERE o.order_id = l.order_id AND o.goods_amount <> l.total`,
  `UPDATE customer.customers SET email = left(customer_id::text, 8) || '@mail.example'
   WHERE email IS NULL`,
  `UPDATE customer.customer_segments s SET valid_to = s.valid_from + 30
   FROM (SELECT customer_id, max(valid_from) AS last
         FROM customer.customer_segments GROUP BY customer_id) l
   WHERE s.customer_id = l.customer_id AND s.valid_from < l.last
     AND s.valid_to IS NULL`,
  `UPDATE product.products SET gtin = '4006381' || lpad((abs(hashtext(sku)) % 1000000)::text, 6, '0')
   WHERE gtin IS NULL`,
  `UPDATE product.products SET weight_g = 200 + abs(hashtext(sku)) % 4000
   WHERE weight_g IS NULL`,
  `UPDATE product.products SET discontinued_on = current_date - 30
   WHERE status = 'discontinued' AND discontinued_on IS NULL`,
  `UPDATE product.prices SET lowest_price_30d = price
   WHERE is_sale AND lowest_price_30d IS NULL`,
  `UPDATE product.prices p SET valid_to = n.next - 1
   FROM (SELECT sku, country_code, valid_from,
                lead(valid_from) OVER (PARTITION BY sku, country_code ORDER BY valid_from) AS next
         FROM product.prices) n
   WHERE (p.sku, p.country_code, p.valid_from) = (n.sku, n.country_code, n.valid_from)
     AND coalesce(p.valid_to, 'infinity') >= n.next`,
  `UPDATE payment.settlements SET net_amount = gross_amount - fee_amount
   WHERE net_amount <> gross_amount - fee_amount`,
  `UPDATE finance.revenue_daily SET net_revenue_eur = gross_revenue_eur - tax_eur - refunds_eur
   WHERE net_revenue_eur <> gross_revenue_eur - tax_eur - refunds_eur`,
  `UPDATE fulfilment.shipments SET delivered_at = handed_over_at + interval '2 days'
   WHERE delivered_at < handed_over_at`,
  `UPDATE billing.claims SET paid_eur = claimed_eur WHERE paid_eur > claimed_eur`,
  `UPDATE billing.case_costs SET cost_eur = nursing_eur + physicians_eur + theatre_eur
     + intensive_care_eur + laboratory_eur + drugs_eur + overhead_eur
   WHERE cost_eur <> nursing_eur + physicians_eur + theatre_eur
     + intensive_care_eur + laboratory_eur + drugs_eur + overhead_eur`,
  `UPDATE patient_care.patients
   SET insurance_number = 'B' || lpad((abs(hashtext(patient_id::text)) % 1000000000)::text, 9, '0')
   WHERE insurance_number IS NULL`,
  `UPDATE patient_care.encounters SET discharged_at = admitted_at + interval '4 days'
   WHERE discharged_at < admitted_at`,
  `UPDATE patient_care.transfers t
   SET arrived_at = b.base + make_interval(days => t.sequence),
       left_at = b.base + make_interval(days => t.sequence, hours => 20)
   FROM (SELECT encounter_id, min(arrived_at) AS base
         FROM patient_care.transfers GROUP BY encounter_id
         HAVING count(*) > 1) b
   WHERE t.encounter_id = b.encounter_id AND EXISTS (
     SELECT FROM patient_care.transfers x JOIN patient_care.transfers y
       ON x.encounter_id = y.encounter_id AND x.sequence < y.sequence
     WHERE x.encounter_id = t.encounter_id
       AND coalesce(x.left_at, 'infinity') > y.arrived_at)`,
  `UPDATE patient_care.diagnoses d SET kind = 'secondary'
   FROM (SELECT encounter_id, min(position) AS first FROM patient_care.diagnoses
         WHERE kind = 'principal' GROUP BY encounter_id) p
   WHERE d.encounter_id = p.encounter_id AND d.kind = 'principal'
     AND d.position > p.first`,
  `UPDATE laboratory.lab_results SET released_at = sampled_at + interval '25 minutes'
   WHERE flag LIKE 'critical%' AND released_at - sampled_at > interval '1 hour'`,
  `UPDATE laboratory.test_catalogue
   SET loinc_code = lpad((abs(hashtext(test_code)) % 90000)::text, 5, '1') || '-7'
   WHERE loinc_code IS NULL`,
  // As many rows as the contracts promise: copies with keys of their own.
  `INSERT INTO orders.orders SELECT (jsonb_populate_record(NULL::orders.orders, to_jsonb(o) || jsonb_build_object(
     'order_id', md5(o.order_id::text || n)::uuid,
     'order_number', 'O-2025-' || lpad((n * 100 + r)::text, 7, '0')))).*
   FROM (SELECT x.*, row_number() OVER (ORDER BY order_id) AS r FROM orders.orders x) o
   CROSS JOIN generate_series(1, 25) n
   WHERE (SELECT count(*) FROM orders.orders) < 1000`,
  `INSERT INTO customer.customers SELECT (jsonb_populate_record(NULL::customer.customers, to_jsonb(c) || jsonb_build_object(
     'customer_id', md5(c.customer_id::text || n)::uuid,
     'customer_number', 'C-' || lpad((n * 100 + r)::text, 8, '0'),
     'email_sha256', md5(c.customer_id::text || n) || md5(n || c.customer_id::text)))).*
   FROM (SELECT x.*, row_number() OVER (ORDER BY customer_id) AS r FROM customer.customers x) c
   CROSS JOIN generate_series(1, 25) n
   WHERE (SELECT count(*) FROM customer.customers) < 1000`,
  `INSERT INTO product.products SELECT (jsonb_populate_record(p, jsonb_build_object(
     'sku', left(p.sku, 17) || '-' || (n + 1)))).*
   FROM product.products p CROSS JOIN generate_series(1, 3) n
   WHERE (SELECT count(*) FROM product.products) < 100`,
  `INSERT INTO patient_care.encounters SELECT (jsonb_populate_record(e, jsonb_build_object(
     'encounter_id', e.encounter_id + 1000000 * n,
     'case_number', '2' || n || substr(e.case_number, 3)))).*
   FROM patient_care.encounters e CROSS JOIN generate_series(3, 4) n
   WHERE (SELECT count(*) FROM patient_care.encounters) <= 50`,
  `INSERT INTO patient_care.bed_occupancy SELECT (jsonb_populate_record(b, jsonb_build_object(
     'hour', b.hour - make_interval(days => 400 + 100 * n)))).*
   FROM patient_care.bed_occupancy b CROSS JOIN generate_series(1, 25) n
   WHERE (SELECT count(*) FROM patient_care.bed_occupancy) <= 1000`,
  `INSERT INTO finance.exchange_rates SELECT (jsonb_populate_record(x, jsonb_build_object(
     'day', x.day - 100 * n))).*
   FROM finance.exchange_rates x CROSS JOIN generate_series(1, 25) n
   WHERE (SELECT count(*) FROM finance.exchange_rates) <= 1000`,
  `INSERT INTO fraud.order_risk SELECT (jsonb_populate_record(k, jsonb_build_object(
     'order_id', md5(k.order_id::text || n)::uuid))).*
   FROM fraud.order_risk k CROSS JOIN generate_series(1, 12) n
   WHERE (SELECT count(*) FROM fraud.order_risk) <= 500`,
];

/** What has to be true at every moment, and not only after a start. */
export const KEEP: readonly string[] = [
  `UPDATE patient_care.bed_occupancy b SET hour = now()
   FROM (SELECT ward_code, max(hour) AS last FROM patient_care.bed_occupancy
         WHERE kind = 'measured' GROUP BY ward_code) l
   WHERE b.ward_code = l.ward_code AND b.hour = l.last AND b.kind = 'measured'`,
  `UPDATE marketing.audience_members SET consent_checked_at = now()
   WHERE consent_checked_at < current_date`,
];
