const CODES: Record<string, Record<string, string>> = {
  'carrier-blue': {
    PU: 'picked-up',
    TR: 'in-transit',
    OD: 'out-for-delivery',
    DL: 'delivered',
  },
  'carrier-green': {
    '10': 'picked-up',
    '20': 'in-transit',
    '25': 'customs',
    '30': 'out-for-delivery',
    '40': 'delivered',
  },
};

/**
 * The code of contracts/tracking-events.odcs.yaml for what a carrier sent. A
 * code that nobody knows is an exception for a person to look at.
 */
export function scanCode(carrier: string, code: string): string {
  return CODES[carrier]?.[code] ?? 'exception';
}
