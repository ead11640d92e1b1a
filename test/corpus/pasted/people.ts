/** Somebody in the copy that the pasted texts are looked up in. The address is always `username@acme.example`. */
export type CorpusPerson = { readonly username: string; readonly given: string; readonly family: string };

const person = (username: string, given: string, family: string): CorpusPerson => ({
  username,
  given,
  family,
});

/** Whom the texts name. */
export const anna = person('asmith', 'Anna', 'Smith');
export const bob = person('bjones', 'Bob', 'Jones');
export const clara = person('clara-berg', 'Clara', 'van der Berg');
export const zoe = person('zoe2', 'Zoë', 'O’Neil');
export const mei = person('mei-lin', '美玲', '林');
export const named = [anna, bob, clara, zoe, mei] as const;

/** Whom no text names: they have what stands beside the others as their usernames. */
const TRAPS = [
  'smith jones anna bob clara zoe berg van der oneil it hr ops engineering sales external contractor active inactive',
  'suspended user users member members guest owner admin administrator manager viewer editor true false yes no none null',
  'name email mail login id role status team all everyone please thanks hi hello regards add remove give the to and for',
  'password secret secret-start-1 hunter2 welcome1 start-123 support deploy lead test jira github slack internal billing',
  'de en fr es ja acme example com org label note date today monday new pending provisioned deprovisioned staged direct',
  'old-token 0123456789abcdef0123456789abcdef in-many-groups roles-bot admin-anna team-lead',
  'v1-0 version sep column row table standard premium dept-42 1 2 3 12 42 2026 x a b c',
].flatMap((line) => line.split(' '));

export const traps: readonly CorpusPerson[] = TRAPS.map((username, n) =>
  person(username, `Trap${n}`, 'Nobody'),
);
/** Two who have the same name. */
export const twins = [person('sam-1', 'Sam', 'Same'), person('sam-2', 'Sam', 'Same')] as const;

export const addressOf = ({ username }: CorpusPerson): string => `${username}@acme.example`;
export const nameOf = ({ given, family }: CorpusPerson): string => `${given} ${family}`;
