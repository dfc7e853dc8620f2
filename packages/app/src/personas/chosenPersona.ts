const KEY = 'data-mesh.demo-persona';

/**
 * The persona that this browser tab has chosen. Kept per tab, so that two tabs
 * can be two people: one who asks and one who decides.
 */
export const chosenPersona = {
  get: (): string | undefined => sessionStorage.getItem(KEY) ?? undefined,
  set: (ref: string) => sessionStorage.setItem(KEY, ref),
  clear: () => sessionStorage.removeItem(KEY),
};
