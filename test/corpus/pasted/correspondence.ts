import type { PastedCase } from './entry.ts';

const BOTH = ['asmith', 'bjones'];

/** Heads of mails: who wrote and who got them is asked about, or nobody. */
const heads: readonly PastedCase[] = [
  {
    name: 'Outlook, a message with its head',
    text: 'From: Owner, Olga <owner@acme.example>\nSent: Monday, November 3, 2026 9:12 AM\nTo: IT Helpdesk <it@acme.example>\nCc: Lead, Leo <lead@acme.example>\nSubject: Access for new joiners\n\nHi,\n\nplease give these Deploy lead:\nAnna Smith <asmith@acme.example>\nBob Jones <bjones@acme.example>\n\nThanks\nOlga',
    found: BOTH,
    several: [
      ['owner@acme.example', ['owner']],
      ['it@acme.example', ['it']],
      ['lead@acme.example', ['lead']],
    ],
    notPerson: [
      [2, 'words'],
      [5, 'words'],
      [7, 'words'],
      [9, 'words'],
      [13, 'words'],
      [14, 'words'],
    ],
    blank: 3,
  },
  {
    name: 'Outlook in German, a message with its head',
    text: 'Von: Owner, Olga <owner@acme.example>\nGesendet: Montag, 3. November 2026 09:12\nAn: IT <it@acme.example>\nCc: Lead <lead@acme.example>\nBetreff: Zugang\n\nasmith@acme.example; bjones@acme.example',
    found: BOTH,
    several: [
      ['owner@acme.example', ['owner']],
      ['it@acme.example', ['it']],
      ['lead@acme.example', ['lead']],
    ],
    notPerson: [
      [2, 'words'],
      [5, 'words'],
    ],
    blank: 1,
  },
  {
    name: 'Outlook in French, a message with its head',
    text: 'De : Owner <owner@acme.example>\nEnvoyé : lundi 3 novembre 2026 09:12\nÀ : IT <it@acme.example>\nCc : Lead <lead@acme.example>\nObjet : accès\n\nasmith@acme.example\nbjones@acme.example',
    found: BOTH,
    several: [
      ['owner@acme.example', ['owner']],
      ['it@acme.example', ['it']],
      ['lead@acme.example', ['lead']],
    ],
    notPerson: [
      [2, 'words'],
      [5, 'words'],
    ],
    blank: 1,
  },
  {
    name: 'Outlook in Spanish, a message with its head',
    text: 'De: Owner <owner@acme.example>\nEnviado el: lunes, 3 de noviembre de 2026 9:12\nPara: IT <it@acme.example>\nCC: Lead <lead@acme.example>\nAsunto: acceso\n\nasmith@acme.example\nbjones@acme.example',
    found: BOTH,
    several: [
      ['owner@acme.example', ['owner']],
      ['it@acme.example', ['it']],
      ['lead@acme.example', ['lead']],
    ],
    notPerson: [
      [2, 'words'],
      [5, 'words'],
    ],
    blank: 1,
  },
  {
    name: 'Outlook in Portuguese, a message with its head',
    text: 'De: Owner <owner@acme.example>\nEnviada em: segunda-feira, 3 de novembro de 2026 09:12\nPara: IT <it@acme.example>\nAssunto: acesso\n\nasmith@acme.example\nbjones@acme.example',
    found: BOTH,
    several: [
      ['owner@acme.example', ['owner']],
      ['it@acme.example', ['it']],
    ],
    notPerson: [
      [2, 'words'],
      [4, 'words'],
    ],
    blank: 1,
  },
  {
    name: 'Outlook in Japanese, a message with its head',
    text: '差出人: Owner <owner@acme.example>\n送信日時: 2026年11月3日 9:12\n宛先: IT <it@acme.example>\nCC: Lead <lead@acme.example>\n件名: アクセス\n\nasmith@acme.example\nbjones@acme.example',
    found: BOTH,
    several: [
      ['owner@acme.example', ['owner']],
      ['it@acme.example', ['it']],
      ['lead@acme.example', ['lead']],
    ],
    notPerson: [
      [2, 'words'],
      [5, 'words'],
    ],
    blank: 1,
  },
  {
    name: 'Gmail, a forwarded message',
    text: '---------- Forwarded message ---------\nFrom: Olga Owner <owner@acme.example>\nDate: Mon, Nov 3, 2026 at 9:12 AM\nSubject: access\nTo: IT <it@acme.example>\n\n\nPlease add asmith@acme.example and bjones@acme.example',
    found: BOTH,
    several: [
      ['owner@acme.example', ['owner']],
      ['it@acme.example', ['it']],
    ],
    notPerson: [
      [1, 'words'],
      [3, 'words'],
      [4, 'words'],
    ],
    blank: 2,
  },
  {
    name: 'Apple Mail, a forwarded message',
    text: 'Begin forwarded message:\n\nFrom: Olga Owner <owner@acme.example>\nSubject: access\nDate: 3. November 2026 at 09:12:13 CET\nTo: IT <it@acme.example>\n\nasmith@acme.example\nbjones@acme.example',
    found: BOTH,
    several: [
      ['owner@acme.example', ['owner']],
      ['it@acme.example', ['it']],
    ],
    notPerson: [
      [1, 'words'],
      [4, 'words'],
      [5, 'words'],
    ],
    blank: 2,
  },
  {
    name: 'a head in a quoted reply',
    text: 'Please add bjones\n\n> From: Owner <owner@acme.example>\n> To: IT <it@acme.example>\n> Subject: x\n>\n> Please add asmith@acme.example',
    found: ['asmith'],
    several: [
      ['bjones', ['bjones']],
      ['owner@acme.example', ['owner']],
      ['it@acme.example', ['it']],
    ],
    notPerson: [
      [5, 'words'],
      [6, 'rule'],
    ],
    blank: 1,
  },
  {
    name: 'a head in Markdown',
    text: '**From:** Olga Owner <owner@acme.example>\n**Sent:** Monday, November 3, 2026\n**To:** IT <it@acme.example>\n**Subject:** access\n\nasmith@acme.example\nbjones@acme.example',
    found: BOTH,
    several: [
      ['owner@acme.example', ['owner']],
      ['it@acme.example', ['it']],
    ],
    notPerson: [
      [2, 'words'],
      [4, 'words'],
    ],
    blank: 1,
  },
  {
    name: 'a head as servers write it',
    text: 'Return-Path: <owner@acme.example>\nReceived: from mx.acme.example\nDate: Mon, 3 Nov 2026 09:12:00 +0100\nFrom: "Owner, Olga" <owner@acme.example>\nReply-To: lead@acme.example\nTo: it@acme.example\nMessage-ID: <abc.123@mail.acme.example>\nSubject: access\n\nasmith@acme.example\nbjones@acme.example',
    found: BOTH,
    several: [
      ['owner@acme.example', ['owner']],
      ['lead@acme.example', ['lead']],
      ['it@acme.example', ['it']],
    ],
    notPerson: [
      [1, 'words'],
      [2, 'words'],
      [3, 'words'],
      [7, 'words'],
      [8, 'words'],
    ],
    blank: 1,
  },
  {
    name: 'a head with people over several lines',
    text: 'From: Owner <owner@acme.example>\nTo: IT <it@acme.example>;\n Lead <lead@acme.example>\nSubject: x\n\nasmith@acme.example',
    found: ['asmith'],
    several: [
      ['owner@acme.example', ['owner']],
      ['it@acme.example', ['it']],
      ['lead@acme.example', ['lead']],
    ],
    notPerson: [[4, 'words']],
    blank: 1,
  },
  {
    name: 'a head with nothing below it',
    text: 'From: Smith, Anna <asmith@acme.example>\nTo: Jones, Bob <bjones@acme.example>; clara-berg@acme.example\nSubject: x',
    found: ['bjones', 'clara-berg'],
    several: [['asmith@acme.example', ['asmith']]],
    notPerson: [[3, 'words']],
  },
  {
    name: 'a head of usernames',
    text: 'From: owner\nTo: it\nSubject: x\n\nasmith\nbjones',
    found: BOTH,
    several: [['it', ['it']]],
    notPerson: [
      [1, 'words'],
      [3, 'words'],
    ],
    blank: 1,
  },
  {
    name: 'a head with no blank line below',
    text: 'From: owner@acme.example\nDate: 3 Nov\nTo: it@acme.example\nAdd asmith@acme.example\nand bjones@acme.example',
    found: BOTH,
    several: [
      ['owner@acme.example', ['owner']],
      ['it@acme.example', ['it']],
    ],
    notPerson: [[2, 'words']],
  },
  {
    name: 'a line of receivers alone',
    text: 'To: Anna Smith <asmith@acme.example>; Bob Jones <bjones@acme.example>',
    found: BOTH,
  },
];

/** Who is quoted, who signs, and whom a disclaimer speaks of. */
const writers: readonly PastedCase[] = [
  {
    name: 'Gmail, who is quoted',
    text: 'asmith@acme.example\nbjones@acme.example\n\nOn Mon, Nov 3, 2026 at 9:12 AM Olga Owner <owner@acme.example> wrote:\n> who do you need?\n> thanks',
    found: BOTH,
    several: [['owner@acme.example', ['owner']]],
    notPerson: [
      [5, 'words'],
      [6, 'words'],
    ],
    blank: 1,
  },
  {
    name: 'Gmail, who is quoted, over two lines',
    text: 'asmith@acme.example\nbjones@acme.example\n\nOn Mon, Nov 3, 2026 at 9:12 AM Olga Owner <owner@acme.example>\nwrote:\n> who do you need?',
    found: BOTH,
    several: [['owner@acme.example', ['owner']]],
    notPerson: [
      [5, 'words'],
      [6, 'words'],
    ],
    blank: 1,
  },
  {
    name: 'Gmail in German, who is quoted',
    text: 'asmith@acme.example\nbjones@acme.example\n\nAm Mo., 3. Nov. 2026 um 09:12 Uhr schrieb Olga Owner <owner@acme.example>:\n> wen?',
    found: BOTH,
    several: [['owner@acme.example', ['owner']]],
    notFound: ['wen'],
    blank: 1,
  },
  {
    name: 'Gmail in French, who is quoted',
    text: 'asmith@acme.example\nbjones@acme.example\n\nLe lun. 3 nov. 2026 à 09:12, Olga Owner <owner@acme.example> a écrit :\n> qui ?',
    found: BOTH,
    several: [['owner@acme.example', ['owner']]],
    notFound: ['qui'],
    blank: 1,
  },
  {
    name: 'Gmail in Spanish, who is quoted',
    text: 'asmith@acme.example\nbjones@acme.example\n\nEl lun, 3 nov 2026 a las 9:12, Olga Owner (<owner@acme.example>) escribió:\n> ¿quién?',
    found: BOTH,
    several: [['owner@acme.example', ['owner']]],
    notPerson: [[5, 'words']],
    blank: 1,
  },
  {
    name: 'Gmail in Japanese, who is quoted',
    text: 'asmith@acme.example\nbjones@acme.example\n\n2026年11月3日(火) 9:12 Olga Owner <owner@acme.example>:\n> 誰?',
    found: BOTH,
    several: [['owner@acme.example', ['owner']]],
    notFound: ['誰'],
    blank: 1,
  },
  {
    name: 'a signature with an address',
    text: 'Please add asmith@acme.example and bjones@acme.example.\n\nBest regards,\nOlga Owner\nHead of IT\nowner@acme.example\n+49 30 1234567',
    found: BOTH,
    several: [['owner@acme.example', ['owner']]],
    notPerson: [
      [3, 'words'],
      [4, 'words'],
      [5, 'words'],
      [7, 'words'],
    ],
    blank: 1,
  },
  {
    name: 'a signature below dashes',
    text: 'asmith@acme.example\nbjones@acme.example\n\n-- \nOlga Owner | Acme\nowner@acme.example\nwww.acme.example',
    found: BOTH,
    several: [
      ['Acme', ['acme']],
      ['owner@acme.example', ['owner']],
    ],
    notFound: ['Olga Owner', 'www.acme.example'],
    notPerson: [[4, 'rule']],
    blank: 1,
  },
  {
    name: 'a disclaimer with an address',
    text: 'asmith@acme.example\nbjones@acme.example\n\nThis e-mail is confidential. If you are not the intended recipient, please notify it@acme.example and delete it.',
    found: BOTH,
    several: [['it@acme.example', ['it']]],
    blank: 1,
  },
  {
    name: 'thanks above a list',
    text: 'Please add these, thanks\nasmith@acme.example\nbjones@acme.example',
    found: BOTH,
    notPerson: [[1, 'words']],
  },
];

export const correspondence: readonly PastedCase[] = [...heads, ...writers];
