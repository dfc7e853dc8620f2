import type { Finding } from '../document/finding';
import type { Advice } from '../standard/shapes';
import { quoted } from './describe';
import { formatPath } from './fieldPath';

/** After that many the file is beyond repair by list. */
export const MAX_FINDINGS = 200;

/** An object on the way to the value at hand, for messages. */
type Owner = { title: string; name?: string; depth: number };

/** Where the comparison stands in the document, and what it found so far. */
export class Report {
  readonly findings: Finding[] = [];
  readonly #path: (string | number)[] = [];
  readonly #owners: Owner[] = [];

  /** Nothing more will be noted. */
  get isFull(): boolean {
    return this.findings.length >= MAX_FINDINGS;
  }

  /** Does something one step deeper. */
  within(step: string | number, action: () => void): void {
    this.#path.push(step);
    action();
    this.#path.pop();
  }

  /** Does something to the fields of an object of that kind and name. */
  inObject(title: string, name: string | undefined, action: () => void): void {
    this.#owners.push({ title, name, depth: this.#path.length });
    action();
    this.#owners.pop();
  }

  error(at: number, advice: Advice): void {
    this.#note('error', at, advice);
  }

  warning(at: number, advice: Advice): void {
    this.#note('warning', at, advice);
  }

  /** The value at hand, such as "`logicalType` of property "email"". */
  label(): string {
    const owner = this.#owners.at(-1);
    const own = formatPath(this.#path.slice(owner?.depth ?? 0));
    const subject = own === '' ? 'The contract' : `\`${own}\``;
    if (!owner || owner.depth === 0) return subject;
    if (owner.name !== undefined) {
      return `${subject} of ${owner.title} ${quoted(owner.name)}`;
    }
    const place = formatPath(this.#path.slice(0, owner.depth));
    return typeof this.#path[owner.depth - 1] === 'number'
      ? `${subject} of the ${owner.title} at ${place}`
      : `${subject} of \`${place}\``;
  }

  #note(severity: Finding['severity'], at: number, advice: Advice) {
    if (this.isFull) return;
    const field = formatPath(this.#path);
    this.findings.push({
      ...advice,
      severity,
      field: field === '' ? undefined : field,
      at,
    });
  }
}
