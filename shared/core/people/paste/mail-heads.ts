import { foldLetters } from '#shared/base/fold-text.ts';
import { findAddresses } from './address.ts';
import type { Row } from './rows.ts';
import { isSignOff } from './tokens.ts';

/** What a line of a mail's head tells. `trace`: of the mail's way, with addresses that are nobody's. */
type Part = 'from' | 'to' | 'about' | 'trace';

const words = (...lines: readonly string[]): ReadonlySet<string> =>
  new Set(lines.flatMap((line) => line.split(' ').map(foldLetters)));

const PARTS: readonly (readonly [Part, ReadonlySet<string>])[] = [
  [
    'from',
    words(
      'from sender replyto resentfrom von absender antwortan de expediteur remitente remetente da mittente van afzender',
      'od fra fran lahettaja kimden felado от отправитель 差出人 送信者 发件人 寄件者 寄件人 보낸사람',
    ),
  ],
  [
    'to',
    words(
      'to cc bcc resentto an kopie blindkopie a copie cci para copia cco per aan do dw komu til kopi till kopia',
      'vastaanottaja kopio kime bilgi cimzett masolat кому копия 宛先 收件人 收件者 抄送 副本 密送 받는사람 참조',
    ),
  ],
  [
    'about',
    words(
      'sent date subject importance priority attachments sensitivity categories gesendet datum betreff wichtigkeit anlagen',
      'envoye objet importance piecesjointes enviado enviadoel enviadaem enviadoem fecha asunto importancia datosadjuntos',
      'data assunto anexos inviato oggetto allegati verzonden onderwerp bijlagen wyslano temat skickat amne sendt emne',
      'lahetetty aihe gonderildi tarih konu odeslano predmet elkuldve targy отправлено дата тема',
      '送信日時 送信日 日付 日時 件名 发送时间 日期 主题 主旨 보낸날짜 날짜 제목',
    ),
  ],
  [
    'trace',
    words(
      'returnpath received messageid inreplyto references deliveredto mimeversion contenttype contenttransferencoding',
      'dkimsignature authenticationresults listid listunsubscribe useragent threadtopic threadindex envelopeto',
    ),
  ],
];

const LONGEST_LABEL = 60;
const LABEL = /^[\s>|]*[*_]{0,2}([\p{L}][\p{L} .-]{0,38}?)\s*[*_]{0,2}\s*[:：]/u;
/** Goes on with the people of the line before. */
const GOES_ON = /[;,]\s*$/;
const HAS_WORDS = /[\p{L}\p{N}]/u;
const FORWARDS = /^[\s>]*(?:-{2,}|_{5,}|begin forwarded message)/i;

const toPart = ({ text }: Row): Part | null => {
  const label = LABEL.exec(text.slice(0, LONGEST_LABEL))?.[1];
  if (label === undefined) return null;
  const squeezed = foldLetters(label).replace(/[^\p{L}\p{M}]+/gu, '');
  if (/^x-[a-z-]+$/i.test(label)) return 'trace';
  return PARTS.find(([, set]) => set.has(squeezed))?.[0] ?? null;
};

/** The line above what a reply quotes: "On Monday Anna Smith <…> wrote:". */
const WROTE =
  /(?:^|[^\p{L}])(?:wrote|writes|schrieb|a écrit|escribió|escreveu|ha scritto|schreef|skrev|kirjoitti|yazdı|napsal|napisał\(?a?\)?|írta|написал\(?а?\)?|пишет)(?=[^\p{L}]|$)|写道|寫道|書きました|작성/iu;
const DATED = /\d{1,2}[:.]\d{2}|\d{4}/;
const ENDS = /[:：]\s*$/;
const LONGEST_ATTRIBUTION = 400;

const isAttribution = (text: string, next: Row | undefined): boolean => {
  if (text.length > LONGEST_ATTRIBUTION || findAddresses(text, 2).found.length !== 1) return false;
  if (ENDS.test(text)) return WROTE.test(text) || DATED.test(text);
  const below = next?.text.replace(/^[\s>]+/, '').trim() ?? '';
  return below.length <= LONGEST_LABEL && ENDS.test(below) && WROTE.test(below) && !below.includes('@');
};

const MOST_SIGNED = 10;
const NAMED = /^\p{Lu}[^@:;\d]{1,59}$/u;

/** Lines of who signs: below "Regards," or "--" a name, and what goes with it. */
const readSignatures = (rows: readonly Row[], asked: Set<number>): void => {
  for (const [at, row] of rows.entries()) {
    if (row.isBlank || row.text.length > LONGEST_LABEL) continue;
    if (row.text.trim() !== '--' && !isSignOff(row.text)) continue;
    const below = rows.slice(at + 1, at + 1 + MOST_SIGNED);
    const first = below.findIndex(({ isBlank }) => !isBlank);
    const name = below[first];
    if (name === undefined || first > 1 || !NAMED.test(name.text.trim())) continue;
    for (const [n, one] of below.slice(first).entries()) {
      if (ENDS.test(one.text) || toPart(one) === 'from') break;
      if (one.isBlank && below[first + n + 1]?.isBlank !== false) break;
      if (one.text.includes('@')) asked.add(one.line);
    }
  }
};

/** The heads of mails in a text, and whom they name: who wrote or got a mail is not whom it asks for. */
export type MailHeads = {
  /** Lines of a head: no rows of a table. */
  readonly heads: ReadonlySet<number>;
  /** Who wrote, or got what says more than that: asked about. */
  readonly correspondents: ReadonlySet<number>;
  /** They tell when, or what about, and name nobody. */
  readonly tells: ReadonlySet<number>;
};

type Head = { readonly lines: readonly { readonly row: Row; readonly part: Part }[]; readonly next: number };

/** The head that begins at this row; one line may be one where it tells the sender. */
const readHead = (rows: readonly Row[], from: number): Head => {
  const lines: { row: Row; part: Part }[] = [];
  let at = from;
  for (let row = rows[at]; row !== undefined && !row.isBlank; row = rows[at]) {
    const own = toPart(row);
    const before = lines.at(-1);
    const isMore = before !== undefined && (/^\s/.test(row.text) || GOES_ON.test(before.row.text));
    const part = own ?? (isMore ? before.part : null);
    if (part === null) break;
    lines.push({ row, part });
    at += 1;
  }
  return { lines, next: Math.max(at, from + 1) };
};

const isHead = ({ lines }: Head): boolean => {
  const parts = new Set(lines.map(({ part }) => part));
  return parts.has('from') || (parts.has('to') && parts.has('about'));
};

/**
 * Finds heads of mails ("From:", "Sent:", "To:" in the words of many languages), lines above what is quoted, and
 * signatures. A "To:" alone is a list; so is that of a head with nothing below it.
 */
export const readMailHeads = (rows: readonly Row[], besides: ReadonlySet<number>): MailHeads => {
  const heads = new Set<number>();
  const asked = new Set(besides);
  const receivers = new Set<number>();
  const tells = new Set<number>();
  let hasBody = false;
  for (let at = 0; at < rows.length; ) {
    if (rows[at]?.isBlank === true) {
      at += 1;
      continue;
    }
    const head = readHead(rows, at);
    if (isHead(head))
      for (const { row, part } of head.lines) {
        heads.add(row.line);
        const isNobody = part === 'trace' || (part === 'about' && !row.text.includes('@'));
        const set = isNobody ? tells : part === 'to' ? receivers : asked;
        set.add(row.line);
      }
    else
      for (const [n, row] of rows.slice(at, head.next).entries()) {
        if (isAttribution(row.text, rows[at + n + 1])) asked.add(row.line);
        else hasBody ||= HAS_WORDS.test(row.text) && !FORWARDS.test(row.text);
      }
    at = head.next;
  }
  if (hasBody) for (const line of receivers) asked.add(line);
  readSignatures(rows, asked);
  return { heads, correspondents: asked, tells };
};
