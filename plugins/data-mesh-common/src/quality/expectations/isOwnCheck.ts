import { OWN_ENGINE } from '../ownChecks/judgeOwnCheck';

/** Whether the portal runs a check itself. */
export function isOwnCheck({ checkKey }: { checkKey: string }): boolean {
  return checkKey.startsWith(`${OWN_ENGINE}:`);
}
