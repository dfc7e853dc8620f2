/** What stands in columns of a name, so that rows can be believed. */
const WORDS: Array<[RegExp, string[]]> = [
  [/^country_code$|_country$/, ['DE', 'FR', 'AT', 'NL', 'DK', 'SE']],
  [/^currency$/, ['EUR', 'CHF', 'DKK', 'SEK']],
  [/^language_code$/, ['de', 'fr', 'nl', 'da', 'sv']],
  [/^first_name$|^given_name$/, ['Sample', 'Example', 'Model', 'Specimen']],
  [/^last_name$|^family_name$/, ['Person', 'Customer', 'Patient', 'Somebody']],
  [/^recipient$/, ['Sample Person', 'Example Customer']],
  [/^street$/, ['Example Street 1', 'Sample Road 12', 'Model Lane 7']],
  [/^city$/, ['Berlin', 'Lyon', 'Graz', 'Utrecht', 'Aarhus', 'Malmö']],
  [/^postal_code$/, ['10115', '69001', '8010', '3511', '8000', '21119']],
  [/^region$/, ['BE', 'BY', 'HH', 'NW', 'SN']],
  [/^brand$/, ['Northtrail', 'Ridgeline', 'Fernweh', 'Stillwater']],
  [/^colour$/, ['green', 'blue', 'grey', 'orange', 'black']],
  [/^size$/, ['S', 'M', 'L', 'XL', '42', '44']],
  [/^materials$/, ['polyester', 'aluminium', 'wool', 'cotton', 'nylon']],
  [/^gift_options$/, ['wrapping', 'card']],
  [/^department_code$/, ['CARD', 'SURG', 'NEUR', 'PAED', 'ORTH']],
  [/^ward_code$/, ['ICU-1', 'ICU-2', 'W2A', 'W3B', 'W4A', 'W5C']],
  [/^bed_code$/, ['B-01', 'B-02', 'B-03', 'B-04']],
  [/^warehouse_code$/, ['LEJ', 'LYS', 'MMA']],
  [/^drg_code$/, ['T60D', 'F62B', 'I47C', 'G23B', 'E65A']],
  [/^diagnosis_groups$/, ['A41', 'N17', 'I50', 'J18', 'E11']],
  [/^procedure_code$/, ['8-980.10', '5-470.11', '3-200', '8-800.c0']],
  [
    /^test_code$/,
    ['CRP', 'NA', 'K', 'CREA', 'HB', 'LEUK', 'LACT', 'PCT', 'TROP', 'GLU'],
  ],
  [/^quarter$/, ['2026-Q1', '2025-Q4', '2025-Q3', '2025-Q2']],
  [/^unit$/, ['mg/l', 'mmol/l', 'percent', 'days']],
  [/^device$/, ['analyser-1', 'analyser-2', 'bedside']],
  [/^provider$/, ['provider-a', 'provider-b']],
  [/^model_version$/, ['gbm-13', 'gbm-14']],
  [/^voucher_code$/, ['SPRING10', 'WELCOME', 'TRAIL5']],
  [/^decline_reason$/, ['insufficient funds', 'suspected fraud', 'expired']],
  [/_role$/, ['senior physician', 'ward physician']],
  [/^comment$/, ['Too tight at the heel.', 'Zip was stuck.', 'Changed plans.']],
  [
    /^value_text$/,
    ['no growth', 'Escherichia coli', 'sample haemolysed', 'see report'],
  ],
  [/^drivers$|^signals$/, ['lactate', 'heart-rate', 'new-device', 'night']],
];

/** Values that fit a column's name; empty when it says nothing. */
export function wordsOfColumn(name: string): string[] {
  return WORDS.find(([pattern]) => pattern.test(name))?.[1] ?? [];
}
