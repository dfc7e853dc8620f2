import { randomUUID } from 'node:crypto';

export type Order = {
  id: string;
  customerId: string;
  amountEur: number;
  lines: { sku: string; quantity: number; unitPrice: number }[];
};

/** The message that contracts/order-events.odcs.yaml promises. */
export function orderPlaced(order: Order, now: Date) {
  return {
    key: order.id,
    value: {
      event_id: randomUUID(),
      event_type: 'order.placed',
      occurred_at: now.getTime(),
      order_id: order.id,
      customer_id: order.customerId,
      amount_eur: order.amountEur.toFixed(2),
      lines: order.lines.map(({ sku, quantity, unitPrice }) => ({
        sku,
        quantity,
        unit_price: unitPrice.toFixed(2),
      })),
    },
  };
}
