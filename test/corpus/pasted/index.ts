import { aligned } from './aligned.ts';
import { beside } from './beside.ts';
import { chats } from './chats.ts';
import { correspondence } from './correspondence.ts';
import { doubts } from './doubts.ts';
import type { PastedCase } from './entry.ts';
import { productExports } from './exports.ts';
import { jsonForms } from './json-forms.ts';
import { jsonProducts } from './json-products.ts';
import { labels } from './labels.ts';
import { letters } from './letters.ts';
import { mail } from './mail.ts';
import { records } from './records.ts';
import { requests } from './requests.ts';
import { sheets } from './sheets.ts';
import { tickets } from './tickets.ts';
import { titles } from './titles.ts';
import { torn } from './torn.ts';
import { unseen } from './unseen.ts';

/** Every pasted text of the corpus. */
export const pastedCases: readonly PastedCase[] = [
  ...mail,
  ...correspondence,
  ...chats,
  ...letters,
  ...sheets,
  ...productExports,
  ...torn,
  ...beside,
  ...labels,
  ...unseen,
  ...requests,
  ...jsonProducts,
  ...jsonForms,
  ...records,
  ...aligned,
  ...titles,
  ...tickets,
  ...doubts,
];
