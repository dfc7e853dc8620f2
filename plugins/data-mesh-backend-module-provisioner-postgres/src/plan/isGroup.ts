/**
 * Whether a member is a group: then its login is a role that people are members
 * of, and PostgreSQL knows who.
 */
export function isGroup({ ref }: { ref: string }): boolean {
  return ref.startsWith('group:');
}
