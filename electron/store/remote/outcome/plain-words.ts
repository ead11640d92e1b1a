/**
 * Words that say what is wrong, and not with whom: those of Coder's own refusals, of HTTP, of gateways and databases. No
 * given name is among them, which is why `may`, `will` and `grant` are not.
 */
const PLAIN = new Set(
  `a about above access account accounts accept accepted action active add added admin admins after again against all allow
  allowed already also an and another any api are as assign assigned at attempt audit authentication authorization authorized
  backend bad be because been before below between blocked body both broken busy but by cache can cannot cause change changed
  changes check client closed code conflict connection contact content could count created custom daily database deadlock
  default deleted denied deny deployment detected did directory disabled disk does down due during each edit either empty
  enabled end entitlement entity error exceeded exist existing exists expected expired failed failure feature few field
  fields file first for forbidden format found from full gateway given gone group groups had has have header headers host how
  id identity if in inactive inside internal invalid is it its json key large last later least length licence license limit
  limited limits list lock locked login long longer maintenance managed many match maximum member members membership message
  method minimum missing mode month more most must name need needed needs network new no none not nothing number object of
  off offline on once one only operation or organization organizations other others out outside over own owner owners page
  pending per permission permissions permitted please policy possible preconditions prefix previous problem proceed process
  protected provider proxy query queue quota quotas range rate reached read reason rejected remove removed replica request
  requested requests require required requires resource resources response restricted retry right rights role roles rule rules
  same schema scope seat seats second seconds self sent server service session set setting settings shared should sign size
  so some something state status still storage stored such support supported suspended sync system template temporarily than
  that the their them then there these they this those through time timeout times to token too transaction try turned type
  unable unauthorized unavailable unexpected unique unknown unless unsupported until update updated updates upstream use used
  user users using valid validation value values version violates violation wait was week were when where which while with
  within without workspace workspaces write written wrong yet you your`.split(/\s+/),
);

const GAP = '…';

const toPlain = (word: string, at: number): string => {
  const [, before = '', core = '', after = ''] = /^([("'[]*)(.*?)([)"'\],.:;!?]*)$/su.exec(word) ?? [];
  const isPlain = PLAIN.has(at === 0 ? core.toLowerCase() : core) || /^\d{1,3}$/.test(core);
  return isPlain ? before + core + after : GAP + after.replace(/["')\]]/g, '');
};

/**
 * What a server said in words that nobody wrote down before, reduced to the words that can be about nobody: whatever else
 * is in it (a name, an address, an id) becomes an ellipsis. Such a text is kept in the journal, which holds no names.
 */
export const withoutNames = (text: string): string =>
  text
    .trim()
    .split(/\s+/u)
    .map(toPlain)
    .join(' ')
    .replace(/…(?: …)+/g, GAP);
