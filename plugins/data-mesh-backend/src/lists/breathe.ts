/** Lets other work of the process go on before the rest of a long one. */
export function breathe(): Promise<void> {
  return new Promise(resolve => {
    setImmediate(resolve);
  });
}
