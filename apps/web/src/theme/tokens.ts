// The only file of the portal with a colour. Everything else uses the CSS variables made here.

export interface Palette {
  paper: string;
  surface: string;
  sunken: string;
  raised: string;
  line: string;
  track: string;
  control: string;
  ink: string;
  ink2: string;
  ink3: string;
  off: string;
  primary: string;
  primaryHover: string;
  primaryActive: string;
  primaryBg: string;
  primaryBgHover: string;
  primaryLine: string;
  onPrimary: string;
  success: string;
  successBg: string;
  successLine: string;
  warning: string;
  warningBg: string;
  warningLine: string;
  error: string;
  errorBg: string;
  errorLine: string;
  info: string;
  infoBg: string;
  infoLine: string;
  gold: string;
  mark: string;
  shade: string;
  series: readonly string[];
}

export const light: Palette = {
  paper: '#F6F5F1',
  surface: '#FFFFFF',
  sunken: '#FAF9F6',
  raised: '#FFFFFF',
  line: '#E6E3DB',
  track: '#E9E6DE',
  control: '#858C88',
  ink: '#1B2321',
  ink2: '#4B5551',
  ink3: '#5F6864',
  off: '#A3A9A5',
  primary: '#0B6560',
  primaryHover: '#0A7771',
  primaryActive: '#084C48',
  primaryBg: '#E7F1EF',
  primaryBgHover: '#D6E8E5',
  primaryLine: '#9DC9C4',
  onPrimary: '#FFFFFF',
  success: '#2B7A4B',
  successBg: '#E9F3EC',
  successLine: '#B5D6C1',
  warning: '#8F5D00',
  warningBg: '#FBF2DD',
  warningLine: '#E4CB8F',
  error: '#B03A2E',
  errorBg: '#FAEBE8',
  errorLine: '#E5B5AE',
  info: '#33608C',
  infoBg: '#EAF0F6',
  infoLine: '#B6CADD',
  gold: '#A9781A',
  mark: '#F7E6B5',
  shade: 'rgb(27 35 33 / 45%)',
  series: ['#0B6560', '#A9781A', '#4A6E9E', '#A5533C', '#6F7F35', '#7C5A86', '#7E8783'],
};

export const dark: Palette = {
  paper: '#111514',
  surface: '#191E1C',
  sunken: '#151A18',
  raised: '#212725',
  line: '#2D3431',
  track: '#2A312E',
  control: '#6F7975',
  ink: '#E6EAE8',
  ink2: '#B4BCB8',
  ink3: '#929B97',
  off: '#5C6561',
  primary: '#5FBDB3',
  primaryHover: '#79CCC3',
  primaryActive: '#4AA69C',
  primaryBg: '#16302D',
  primaryBgHover: '#1C3E3A',
  primaryLine: '#2F625C',
  onPrimary: '#05201D',
  success: '#70BF8D',
  successBg: '#172B1F',
  successLine: '#2F5A3F',
  warning: '#DDAA55',
  warningBg: '#2F2612',
  warningLine: '#5F4C22',
  error: '#EE8C7F',
  errorBg: '#351D1A',
  errorLine: '#6B3831',
  info: '#8CB3DA',
  infoBg: '#192635',
  infoLine: '#34506E',
  gold: '#D9A94A',
  mark: '#5A4712',
  shade: 'rgb(0 0 0 / 60%)',
  series: ['#5FBDB3', '#D9A94A', '#86A9D6', '#DB8F78', '#AFC06A', '#BE98C9', '#9AA39F'],
};

export const fontStack =
  "'TM Latin', 'PingFang SC', 'HarmonyOS Sans SC', MiSans, 'Source Han Sans SC', 'Noto Sans CJK SC', 'Microsoft YaHei UI', 'Microsoft YaHei', sans-serif";

function variables(palette: Palette): string {
  return Object.entries(palette)
    .flatMap(([name, value]) =>
      typeof value === 'string'
        ? [`--${kebab(name)}: ${value};`]
        : (value as readonly string[]).map((colour, index) => `--series-${index + 1}: ${colour};`),
    )
    .join('\n  ');
}

function kebab(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

/** The stylesheet with all colour variables: `--primary-bg`, `--series-1` … for light, dark and print. */
export function tokensCss(): string {
  return `:root {
  color-scheme: light;
  --font: ${fontStack};
  ${variables(light)}
}
:root[data-theme='dark'] {
  color-scheme: dark;
  ${variables(dark)}
}
@media print {
  :root,
  :root[data-theme='dark'] {
    color-scheme: light;
    ${variables({ ...light, paper: '#FFFFFF', sunken: '#FFFFFF', primaryBg: '#FFFFFF' })}
  }
}
`;
}
