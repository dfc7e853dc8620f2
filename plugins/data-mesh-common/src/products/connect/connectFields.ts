import type { ContractServer } from '../../api/types';
import { cleanText, safeSetting } from './cleanText';

/**
 * The settings of a server as they may be shown, in their order: nothing
 * secret, not even where a contract has it, and nothing that cannot be seen.
 * @public
 */
export function connectFields(
  server: ContractServer,
): Array<{ label: string; value: string }> {
  return Object.entries(server.settings).flatMap(([name, setting]) => {
    const value = safeSetting(name, setting);
    return value === undefined ? [] : [{ label: cleanText(name), value }];
  });
}
