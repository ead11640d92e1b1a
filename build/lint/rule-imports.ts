import { builtinModules } from 'node:module';
import { type Area, findArea, isCovered, isForTests, isInside } from './areas.ts';
import { type Finding, toLine } from './finding.ts';
import { type Target, toImports, toTarget } from './imports.ts';
import type { Parsed } from './parse.ts';

const matches = (name: string, pattern: string): boolean =>
  pattern.endsWith('*') ? name.startsWith(pattern.slice(0, -1)) : name === pattern;

/** The folder at the top; files of the root share one. */
const toTop = (path: string): string => (path.includes('/') ? (path.split('/')[0] ?? '') : '');

/** The row that a file belongs to; under `test` and `build`, which have none, the folder below. */
const toPlace = (path: string): string => findArea(path)?.at ?? path.split('/').slice(0, 2).join('/');

/** The room of an area with faces that a file is in. */
const toRoom = (path: string, { at }: Area): string => path.slice(at.length + 1).split('/')[0] ?? '';

/** How an import is written: relative near by, `#` when it leaves the top folder, always with the file's ending. */
const checkForm = (path: string, specifier: string, target: Target): string | null => {
  if (target.kind === 'package' && builtinModules.includes(target.name)) return `write node:${target.name}`;
  if (target.kind !== 'file') return null;
  const isSameTop = toTop(target.path) === toTop(path);
  if (target.isRelative && !isSameTop) return `"${specifier}" leaves ${toTop(path)}/: use #${target.path}`;
  const isSameArea = isSameTop && toPlace(path) === toPlace(target.path);
  if (!target.isRelative && isSameArea) return `"${specifier}" stays in its folder: use a relative path`;
  return /\.\w+$/.test(target.path) ? null : `"${specifier}" needs its ending`;
};

const isAllowedFile = (path: string, area: Area, target: string, isType: boolean): boolean => {
  if (area.hasFaces && isInside(target, area.at)) {
    const room = toRoom(target, area);
    return room === toRoom(path, area) || target === `${area.at}/${room}/index.ts`;
  }
  if (isInside(target, area.at) && area.at !== 'renderer') return true;
  const folders = isType ? [...area.may, ...(area.types ?? [])] : area.may;
  return folders.some((folder) => isInside(target, folder));
};

/** Whether the table lets a file have this import. */
const checkTable = (path: string, area: Area, target: Target, isType: boolean): string | null => {
  if (target.kind === 'node') {
    const isListed = area.node === true || (area.node ?? []).includes(target.name);
    return isListed ? null : `${area.at} may not import node:${target.name}`;
  }
  if (target.kind === 'package') {
    const isListed = (area.packages ?? []).some((pattern) => matches(target.name, pattern));
    return isListed ? null : `${area.at} may not import the package ${target.name}`;
  }
  if (isForTests(target.path)) return `${target.path} is for tests`;
  if (isAllowedFile(path, area, target.path, isType)) return null;
  const isTypeOnly = !isType && isAllowedFile(path, area, target.path, true);
  return isTypeOnly
    ? `${area.at} may import only types of ${target.path}`
    : `${area.at} may not import ${target.path}`;
};

/** Every import against the table of docs/design.md section 3, and the way it is written. */
export const checkImports = (parsed: Parsed): readonly Finding[] => {
  const { path, text } = parsed.source;
  const area = findArea(path);
  const rule = 'imports';
  if (isCovered(path) && area === null) {
    return [{ path, line: 1, rule, message: 'this folder has no row in build/lint/areas.ts' }];
  }
  return toImports(parsed).flatMap(({ specifier, isType, start }) => {
    const target = toTarget(specifier, path);
    const forTable = isCovered(path) && area !== null ? checkTable(path, area, target, isType) : null;
    const messages = [checkForm(path, specifier, target), forTable].filter((message) => message !== null);
    return messages.map((message) => ({ path, line: toLine(text, start), rule, message }));
  });
};
