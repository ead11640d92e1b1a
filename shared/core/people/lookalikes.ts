import { runWhole, type Slices } from '../../base/slices.ts';

/**
 * Who in one plan could be taken for somebody else in it (HOS-5), after the skeletons of Unicode's UTS 39: two texts
 * that look alike have the same one. The table is the part of Unicode's confusables that people's names need: Latin,
 * Cyrillic, Greek, Armenian and digits. Everything compatible (fullwidth, bold, circled) folds by NFKC.
 */
const TABLE: Readonly<Record<string, string>> = {
  A: 'АΑᎪꓮ',
  B: 'ВΒᏴꓐ',
  C: 'СϹᏟꓚ',
  E: 'ЕΕᎬꓰ',
  F: 'Ϝꓝ',
  G: 'ԌᏀꓖ',
  H: 'НΗᎻꓧ',
  I: 'ІΙӀꓲ',
  J: 'ЈͿᎫꓙ',
  K: 'КΚᏦꓗ',
  L: 'ᏞꓡⳐ',
  M: 'МΜᎷꓟ',
  N: 'ΝꓠⲚ',
  O: 'ОΟՕꓳ',
  P: 'РΡᏢꓑ',
  Q: 'Ԛⵕ',
  R: 'ᎡᏒꓣ',
  S: 'ЅՏᏚꓢ',
  T: 'ТΤᎢꓔ',
  U: 'Սሀꓴ',
  V: 'ѴᏙꓦ',
  W: 'ԜᎳᏔꓪ',
  X: 'ХΧꓫ',
  Y: 'УΥҮꓬ',
  Z: 'ΖᏃꓜ',
  a: 'аαɑ⍺',
  b: 'ЬƄᏏ',
  c: 'сϲᴄⲥ',
  d: 'ԁᏧꓒ',
  e: 'еєҽ℮',
  f: 'ẝքꬵ',
  g: 'ɡցᶃƍ',
  h: 'һհᏂ',
  i: 'іιɩıӏ',
  j: 'јϳյ',
  k: 'κкᴋ',
  m: 'мᴍ',
  n: 'ոռη',
  o: 'оοσօഠ๐ᴏ٥۵०০੦૦௦౦೦',
  p: 'рρϱ⍴',
  q: 'ԛգզ',
  r: 'гᴦⲅꭇ',
  s: 'ѕꜱƽ',
  t: 'тτᴛ',
  u: 'υսʋᴜ',
  v: 'νѵᴠ',
  w: 'ԝѡաᴡ',
  x: 'хχ×ᕁ',
  y: 'уγүყʏ',
  z: 'ᴢ',
  '-': '‐‑‒–—−⁃ー',
  "'": '’‘ʼ′`´',
};
const TO_LATIN: ReadonlyMap<string, string> = new Map(
  Object.entries(TABLE).flatMap(([latin, others]) => Array.from(others, (other) => [other, latin] as const)),
);
/** Draws nothing, or only over the letter before it. */
const UNSEEN = /[\p{M}\p{Cf}\p{Cc}\p{Cs}\p{Co}\p{Cn}\u115F\u1160\u2800\u3164\uFFA0]/gu;
const PLAIN = /^[\x20-\x7E]*$/;

const replaceByTable = (text: string): string =>
  Array.from(text, (character) => TO_LATIN.get(character) ?? character).join('');

const toLatin = (text: string): string => {
  if (PLAIN.test(text)) return text;
  // Before folding too: it makes other letters of some (a lunate sigma becomes a common one).
  const whole = replaceByTable(text).normalize('NFKC').normalize('NFD').replace(UNSEEN, '');
  return replaceByTable(whole);
};

/** Latin letters, digits and pairs of letters that are drawn alike. */
const foldLatin = (text: string): string =>
  text
    .replace(/[I1|]/g, 'l')
    .toLowerCase()
    .replaceAll('0', 'o')
    .replaceAll('rn', 'm')
    .replaceAll('vv', 'w')
    .replace(/\s+/g, ' ')
    .trim();

/**
 * What a text looks like, once as it is and once with small letters, since `I` looks like `l` and is the same as `i`.
 * Two texts that share one of them can be taken for each other. Empty texts look like nothing.
 */
export const toSkeletons = (text: string): readonly string[] => {
  const latin = toLatin(text);
  return [...new Set([foldLatin(latin), foldLatin(toLatin(text.toLowerCase()).toLowerCase())])].filter(
    (skeleton) => skeleton !== '',
  );
};

/** A person as far as they can be confused. */
export type Looks = { readonly userId: string; readonly username: string; readonly name: string };

/**
 * People who could be taken for each other by a username or a name, in groups of two and more; nobody is in two of
 * them. The same person twice is one.
 */
export const findLookalikes = <P extends Looks>(all: Iterable<P>): readonly (readonly P[])[] =>
  runWhole(findLookalikesInSlices(all));

const PEOPLE_A_SLICE = 500;

/** The same, some hundred people a slice. */
export function* findLookalikesInSlices<P extends Looks>(
  all: Iterable<P>,
): Slices<readonly (readonly P[])[]> {
  const people = new Map<string, P>();
  for (const person of all) people.set(person.userId, person);
  const leaders = new Map<string, string>();
  const leaderOf = (userId: string): string => {
    let at = userId;
    for (let next = leaders.get(at); next !== undefined && next !== at; next = leaders.get(at)) {
      // Every other step is left out next time: names can be chosen so that the way would be as long as the plan.
      leaders.set(at, leaders.get(next) ?? next);
      at = next;
    }
    return at;
  };
  let done = 0;
  const firsts = new Map<string, string>();
  for (const { userId, username, name } of people.values()) {
    done += 1;
    if (done % PEOPLE_A_SLICE === 0) yield;
    leaders.set(userId, userId);
    for (const skeleton of [...toSkeletons(username), ...toSkeletons(name)]) {
      const first = firsts.get(skeleton);
      if (first === undefined) firsts.set(skeleton, userId);
      else leaders.set(leaderOf(userId), leaderOf(first));
    }
  }
  const groups = new Map<string, P[]>();
  for (const person of people.values()) {
    done += 1;
    if (done % PEOPLE_A_SLICE === 0) yield;
    const leader = leaderOf(person.userId);
    const group = groups.get(leader) ?? [];
    groups.set(leader, group);
    group.push(person);
  }
  return [...groups.values()].filter((group) => group.length > 1);
}
