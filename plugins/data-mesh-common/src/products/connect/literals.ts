/** A text as a Python string on one line. */
export function pythonString(value: string): string {
  return `"${value.replace(/\\/g, '\\\\').replace(/"/g, '\\"')}"`;
}

/** Lines as a Python string in triple quotes. */
export function pythonLines(text: string): string {
  const inside = text.replace(/\\/g, '\\\\').replace(/"(?="")/g, '\\"');
  return `"""\n${inside}\n"""`;
}

/** A text as one word of a POSIX shell. */
export function shellWord(value: string): string {
  return /^[A-Za-z0-9_@%+=:,./-]+$/.test(value) && !value.startsWith('-')
    ? value
    : `'${value.split("'").join(`'\\''`)}'`;
}

/** A text as a string of standard SQL, where a backslash is a backslash. */
export function sqlString(value: string): string {
  return `'${value.split("'").join("''")}'`;
}

/**
 * A value of an ODBC connection string, which drivers put together from
 * keyword arguments without looking: between braces nothing ends it.
 */
export function odbcValue(value: string): string {
  return /^[A-Za-z0-9_.,-]+$/.test(value)
    ? value
    : `{${value.split('}').join('}}')}}`;
}

/**
 * A text for a YAML file that dbt renders with Jinja: without delimiters that
 * would make dbt run what stands between them.
 */
export function withoutJinja(value: string): string {
  return value.replace(/\{(?=[{%#])/g, '{ ').replace(/[}%#](?=\})/g, '$& ');
}
