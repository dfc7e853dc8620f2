import { pythonString } from './literals';

/** One keyword argument, or one entry of a dict. */
export type Argument = {
  name: string;
  /** A text from the contract; goes in as a string. */
  value?: string;
  /** Our own Python, where there is no value. */
  code?: string;
};

/** A port number as Python; undefined when it is none. */
export function portNumber(value: string | undefined): string | undefined {
  return value && /^\d{1,5}$/.test(value) ? String(Number(value)) : undefined;
}

/** Reads an environment variable. The name is ours, never a contract's. */
export function fromEnvironment(variable: string): string {
  return `os.environ["${variable}"]`;
}

/** Argument lines of a call, each indented; those without a value left out. */
export function argumentLines(args: Argument[], indent = '    '): string {
  return args
    .flatMap(({ name, value, code }) => {
      const text = value === undefined ? code : pythonString(value);
      return text === undefined ? [] : [`${indent}${name}=${text},`];
    })
    .join('\n');
}
