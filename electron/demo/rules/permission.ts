/** One permission as the API writes it; the field order is the server's. */
export type Permission = {
  readonly negate: boolean;
  readonly resource_type: string;
  readonly action: string;
};

/** Builds a list of grants from a table of resource type to actions, sorted by type as the server lists them. */
export const grants = (table: Readonly<Record<string, readonly string[]>>): readonly Permission[] =>
  Object.keys(table)
    .sort()
    .flatMap((type) => (table[type] ?? []).map((action) => ({ negate: false, resource_type: type, action })));
