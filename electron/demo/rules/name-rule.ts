const NAME = /^[a-zA-Z0-9]+(?:-[a-zA-Z0-9]+)*$/;

/** True for a legal username or custom role name: 1 to 32 characters, groups joined by single hyphens. */
export const isLegalName = (name: string): boolean =>
  name.length >= 1 && name.length <= 32 && name !== 'new' && name !== 'create' && NAME.test(name);

const UUID = /^[0-9a-f]{8}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{12}$/i;

/** The canonical form of a UUID as Go parses one (hyphens optional, any case), or undefined. */
export const parseUuid = (text: string): string | undefined => {
  if (!UUID.test(text)) return undefined;
  const hex = text.replaceAll('-', '').toLowerCase();
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
};

export const NIL_UUID = '00000000-0000-0000-0000-000000000000';
