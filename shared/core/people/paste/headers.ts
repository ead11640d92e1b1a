import { foldLetters } from '#shared/base/fold-text.ts';
import { namesSecret } from './secrets.ts';

/**
 * What a column holds. In this order they tell who a row is: `email`, `upn` (a principal name: an address too), `id`,
 * `username`; `name`, `given` and `family` only ever propose. `subject` is whom a request is for, in whatever form.
 * `agent` is who works on a request: asked about where nothing else tells whom it is for. `secret` is never looked at,
 * and neither is `other`, which belongs to somebody else or to nobody.
 */
export type HeaderColumn =
  | 'email'
  | 'upn'
  | 'id'
  | 'username'
  | 'subject'
  | 'name'
  | 'given'
  | 'family'
  | 'agent'
  | 'secret'
  | 'other'
  | 'unknown';

const words = (...lines: readonly string[]): ReadonlySet<string> =>
  new Set(lines.flatMap((line) => line.split(' ').map(foldLetters)));

const EMAIL = words(
  'email emails mail smtp courriel correo emailadresse mailadresse emailaddress mailaddress emailid useremail workemail',
  'primaryemail primarysmtpaddress windowsemailaddress epost sahkoposti eposta primarymail usermail',
);
const EMAIL_WITHIN = [
  'メール',
  '邮箱',
  '郵箱',
  '电子邮件',
  '電子郵件',
  '이메일',
  'почта',
  'почты',
  'emailadres',
].map(foldLetters);
const EMAIL_PHRASES = words(
  'adresseelectronique correoelectronico postaelettronica indirizzoemail enderecodeemail enderecoemail adressemail adresseemail',
);
const UPN = words(
  'userprincipalname upn principalname memberobjectidorupn memberobjectidoruserprincipalname samlnameid',
);
const ID = words('id uuid useruuid coderid coderuserid objectid memberid identifier guid');
const USERNAME = words(
  'username user userlogin login loginname loginid logon logonname account accountname samaccountname handle userhandle',
  'githublogin githubusername githubcomlogin githubhandle githubuser coderusername userid uid networkid ntlogin member members',
  'benutzername benutzer nutzername anmeldename kennung benutzerkennung benutzerid identifiant nomdutilisateur utilisateur',
  'usuario nombredeusuario nomedeusuario nomedousuario utilizador nomedeutilizador nomeutente utente gebruikersnaam',
  'gebruiker anvandarnamn brugernavn brukernavn kayttajatunnus nazwauzytkownika uzytkownik kullaniciadi',
  'имяпользователя логин пользователь учетнаязапись ユーザー名 ユーザ名 ユーザー ユーザーid ログイン 用户名 用户 账号 帐号 사용자이름 사용자명 아이디',
);
const NAME = words(
  'name fullname displayname employeename membername realname anzeigename vollstandigername nomcomplet nomaffiche',
  'nombrecompleto nombreparamostrar nomecompleto nomedeexibicao nomevisualizzato volledigenaam weergavenaam naam navn namn',
  'фио полноеимя отображаемоеимя 氏名 表示名 名前 姓名 显示名称 이름 githubcomname',
);
const GIVEN = words(
  'firstname givenname forename vorname prenom nombre nombres nome voornaam имя 名 fornavn fornamn imie etunimi',
);
const FAMILY = words(
  'lastname surname familyname sn nachname familienname nom nomdefamille apellido apellidos sobrenome apelido cognome',
  'achternaam фамилия 姓 etternavn efternamn nazwisko sukunimi',
);
/** The same within words that nothing separates. */
const NOT_THEIRS_WITHIN = [
  '上司',
  '承認',
  '主管',
  '上级',
  '上級',
  '经理',
  '經理',
  '审批',
  '審批',
  '상사',
  '관리자',
  '依頼者',
  '申請者',
  '申请人',
  '요청자',
  '作成者',
  '更新者',
  '登録者',
  '報告者',
  '起票者',
  '差出人',
  '创建',
  '修改人',
  '更新人',
  '报告人',
  '发件人',
  '작성자',
  '생성자',
  '보고자',
  '수정자',
  'quanly',
].map(foldLetters);
/** Columns of somebody else, or about an address and not one. */
const NOT_THEIRS = words(
  'manager managers supervisor supervisors boss bosses recovery secondary second alternate alternative alt backup personal private home',
  'owner owners approver approvers caller callers submitter submitted raised logged reports reporting',
  'cc bcc copy watch watcher watchers watchlist delegate approval signed approved sender creator created requester requesters requested requestor requestors reporter reporters opened modified updated invited inviter sponsor sponsors',
  'assistant group groups team domain domains status sent type format quota size reply forwarding alias aliases count date',
  'time notification notifications opt template subject organization org department former old previous new verified parent',
  'vorgesetzter vorgesetzte vorgesetzten fuhrungskraft genehmiger responsable superieur jefe gerente gestor responsabile chef',
  'leder leidinggevende esimies nadrizeny felettes vezeto przelozony kierownik yonetici mudur sef chefe capo',
  'προισταμενος διευθυντης מנהל مدير المدير керівник начальник',
  'invited closed resolved reported managed changed edited reviewed provisioned deleted assignedby addedby lastupdatedby',
  'createdby updatedby modifiedby lastmodifiedby openedby closedby resolvedby requestedby approvedby invitedby submittedby',
  'raisedby reportedby managedby created author authors reviewer reviewers observer observers committer from resolver',
  'follower followers actor requestparticipant requestparticipants participants',
  'erstellt ersteller erstellerin angelegt geandert autor melder beobachter absender cree creee createur modifie auteur rapporteur',
  'observateur observateurs expediteur creado creada creador modificado informador observador observadores remitente criado criada',
  'criador relator remetente creato creata creatore modificato autore segnalatore osservatori mittente aangemaakt gewijzigd',
  'создал создано создатель изменил изменено автор наблюдатель наблюдатели отправитель utworzyl zglaszajacy obserwatorzy',
  'antragsteller antragstellerin anforderer demandeur solicitante richiedente aanvrager заявитель инициатор',
  'руководитель руководителя менеджер 上司 host url location country phone cost center company title role roles',
);
const OTHER = words(
  'status state active role roles type department title phone mobile location country office company team group groups',
  'created lastseen lastlogin lastactive lastactivity added license licence costcenter notes note comment comments',
  'abteilung rolle funktion standort service bureau departamento cargo rol ruolo отдел роль 部署 役割 部门 objecttype usertype',
);
/** What forms and exports write behind a name. */
const ADDITIONS = words(
  'required optional mandatory readonly uploadonly yesno pflichtfeld obligatoire obligatorio primary value work business',
);

/** Whom a request is for, as trackers write it, and what their exports put in front of it. */
const SUBJECT = words(
  'requestedfor requestfor openedfor raisedfor onbehalfof openedonbehalfof requestedonbehalfof affecteduser affectedenduser',
  'angefordertfur beantragtfur demandepour solicitadopara solicitadapara richiestoper aangevraagdvoor запрошенодля 対象者',
);
const LONGEST_SUBJECT = 4;
const BEFORE_SUBJECT = words('u request item requestitem requesteditem sc req ritm task variables');

/** Who works on a request, as a word of a column and as its beginning. */
const AGENT = words(
  'assignee assignees technician handler zustandig zugewiesen bearbeiter bearbeiterin asignado asignada responsavel assegnatario',
  'behandelaar исполнитель назначено ответственный przypisany',
);
const AGENT_PHRASES = [
  ...[
    'assignedto',
    'zugewieseneperson',
    'assignea',
    'attribuea',
    'personaasignada',
    'atribuidoa',
    'assegnatoa',
  ],
  ...['toegewezenaan', '担当', '经办人', '負責人', '负责人', '处理人', '指派给', '담당자'],
].map(foldLetters);

const BRACKETS = /[[({（【][^\])}）】]*[\])}）】]/g;
const CAMEL = /(\p{Ll})(\p{Lu})/gu;
const LONGEST_HEADER = 100;

// Marks of kana stay with their letters.
const toParts = (text: string): readonly string[] =>
  foldLetters(text.replace(CAMEL, '$1 $2'))
    .split(/[^\p{L}\p{N}\p{M}]+/u)
    .filter((part) => part !== '');

/** The header without and within its brackets: "User name [userPrincipalName] Required" is both. */
const toVariants = (cell: string): readonly (readonly string[])[] => {
  const within = (cell.match(BRACKETS) ?? []).map((one) => toParts(one));
  return [toParts(cell.replace(BRACKETS, ' ')), ...within].filter((parts) => parts.length > 0);
};

const isEmail = (parts: readonly string[], squeezed: string): boolean =>
  parts.some((part) => EMAIL.has(part)) ||
  EMAIL.has(squeezed) ||
  EMAIL_PHRASES.has(squeezed) ||
  EMAIL_WITHIN.some((word) => squeezed.includes(word));

const NAMES: readonly (readonly [HeaderColumn, ReadonlySet<string>])[] = [
  ['username', USERNAME],
  ['id', ID],
  ['name', NAME],
  ['given', GIVEN],
  ['family', FAMILY],
  ['other', OTHER],
];

/** What stands behind "requested for": nothing, or what of that person the column holds; null: it is not about them. */
const behindSubject = (parts: readonly string[]): readonly string[] | null => {
  const from = parts.findIndex((part) => !BEFORE_SUBJECT.has(part));
  for (let at = 0; at <= from; at += 1)
    for (let length = Math.min(LONGEST_SUBJECT, parts.length - at); length > 0; length -= 1)
      if (SUBJECT.has(parts.slice(at, at + length).join(''))) return parts.slice(at + length);
  return null;
};

const classify = (all: readonly string[]): HeaderColumn => {
  const parts = all.filter((part) => !ADDITIONS.has(part));
  const squeezed = parts.join('');
  const behind = behindSubject(parts);
  if (behind !== null) return behind.length === 0 ? 'subject' : classify(behind);
  if (NOT_THEIRS.has(squeezed) || parts.some((part) => NOT_THEIRS.has(part))) return 'other';
  if (parts.some((part) => AGENT.has(part)) || AGENT_PHRASES.some((one) => squeezed.includes(one)))
    return 'agent';
  if (NOT_THEIRS_WITHIN.some((word) => squeezed.includes(word))) return 'other';
  if (UPN.has(squeezed) || squeezed.includes('principalname') || squeezed.includes('samlnameid'))
    return 'upn';
  // "E-mail display name" is what an address is shown as.
  if (isEmail(parts, squeezed)) return parts.includes('name') ? 'other' : 'email';
  const known = NAMES.find(([, set]) => set.has(squeezed) || set.has(all.join('')));
  return known?.[0] ?? 'unknown';
};

const STRENGTH: readonly HeaderColumn[] = [
  'upn',
  'email',
  'subject',
  'username',
  'id',
  'name',
  'given',
  'family',
  'agent',
  'other',
  'unknown',
];

/** What a header says its column holds, in the words of many languages and with whatever was added to them. */
export const toColumn = (cell: string): HeaderColumn => {
  if (cell.length > LONGEST_HEADER) return 'unknown';
  if (namesSecret(cell)) return 'secret';
  const kinds = toVariants(cell).map(classify);
  if (kinds[0] === 'other' || kinds[0] === 'agent') return kinds[0];
  return STRENGTH.find((one) => kinds.includes(one)) ?? 'unknown';
};

/** Can people be looked for by it? */
export const isIdentity = (column: HeaderColumn): boolean =>
  column === 'email' || column === 'upn' || column === 'subject' || column === 'id' || column === 'username';
