import type { Ability, Capabilities } from '#shared/model/capability.ts';

const LICENCES: Readonly<Record<Capabilities['licence'], string>> = {
  licensed: 'licensed',
  trial: 'trial licence',
  none: 'no licence',
  agpl: 'build without licensed features',
  unknown: 'not told',
};

const toLine = ({ label, has, why }: Ability): string =>
  `  ${has ? 'yes' : 'no '}  ${label}${why === null ? '' : ` (${why.replace(/\.$/, '')})`}`;

const section = (title: string, abilities: readonly Ability[]): readonly string[] => [
  '',
  title,
  ...abilities.map(toLine),
];

const sayExperiments = (experiments: readonly string[] | null): string => {
  if (experiments === null) return 'not told';
  return experiments.length === 0 ? 'none' : [...experiments].sort().join(', ');
};

/** The report as text for support. Names no person and no address, so that it can be passed on. */
export const toReportText = (report: Omit<Capabilities, 'text'>): string =>
  [
    `Coder ${report.version}, API generation ${report.generation}`,
    `Asked at ${report.detectedAt}`,
    `Licence: ${LICENCES[report.licence]}`,
    `Experiments: ${sayExperiments(report.experiments)}`,
    ...section('Licensed features', report.features),
    ...section('API of this version', report.api),
    ...section('The token on the whole server', report.site),
    ...report.organizations.flatMap(({ name, may }) => section(`The token in organization ${name}`, may)),
    '',
  ].join('\n');
