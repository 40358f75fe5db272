/** What one family of elements is drawn with. */
export interface FamilyColours {
  readonly ink: string;
  readonly soft: string;
  readonly border: string;
}

export type Family =
  'place' | 'host' | 'load-balancer' | 'control-plane' | 'etcd' | 'worker' | 'endpoint';

export interface PictureTheme {
  readonly ground: string;
  readonly raised: string;
  readonly place: string;
  readonly sunken: string;
  readonly text: string;
  readonly muted: string;
  readonly line: string;
  readonly error: string;
  readonly errorSoft: string;
  readonly warning: string;
  readonly warningSoft: string;
  readonly ok: string;
  readonly families: Readonly<Record<Family, FamilyColours>>;
}

export type ThemeName = 'light' | 'dark';

/** The colours of the canvas (ui/theme.css, platform/react/kinds.css), for pictures that stand alone. */
export const pictureThemes: Readonly<Record<ThemeName, PictureTheme>> = {
  light: {
    ground: '#f1f3f5',
    raised: '#ffffff',
    place: '#f8f9fa',
    sunken: '#f7f8fa',
    text: '#1a1f27',
    muted: '#4d5563',
    line: '#868e9b',
    error: '#b3261e',
    errorSoft: '#fdedeb',
    warning: '#875100',
    warningSoft: '#fff5df',
    ok: '#1a6f3e',
    families: {
      place: { ink: '#566173', soft: '#e9edf2', border: '#b9c2ce' },
      host: { ink: '#414b59', soft: '#edf0f3', border: '#c3cad4' },
      'load-balancer': { ink: '#0b6b66', soft: '#dff3f0', border: '#7fc6bd' },
      'control-plane': { ink: '#2453ad', soft: '#e5edfb', border: '#9ab6ea' },
      etcd: { ink: '#3a1600', soft: '#ff9966', border: '#d9692e' },
      worker: { ink: '#4c5666', soft: '#eceff3', border: '#c0c8d2' },
      endpoint: { ink: '#6b39a3', soft: '#f1eafa', border: '#c2a6e0' },
    },
  },
  dark: {
    ground: '#0f1216',
    raised: '#1e232b',
    place: '#14181d',
    sunken: '#12161b',
    text: '#e4e8ee',
    muted: '#abb4c0',
    line: '#707b8b',
    error: '#ff9189',
    errorSoft: '#391c1b',
    warning: '#f0bd66',
    warningSoft: '#33270d',
    ok: '#6ccb95',
    families: {
      place: { ink: '#a4b0c0', soft: '#222934', border: '#4d596a' },
      host: { ink: '#b6c0cd', soft: '#242b35', border: '#3c4653' },
      'load-balancer': { ink: '#6fd0c6', soft: '#12312f', border: '#27695f' },
      'control-plane': { ink: '#93b7f6', soft: '#1a2a48', border: '#39589a' },
      etcd: { ink: '#3a1600', soft: '#ff9966', border: '#c9672f' },
      worker: { ink: '#aab4c2', soft: '#262d37', border: '#434d5b' },
      endpoint: { ink: '#c9a5f0', soft: '#2a1f3a', border: '#5f4388' },
    },
  },
};

/** Fonts that every system has one of, Chinese among them. */
export const pictureFonts =
  "'Segoe UI', Roboto, 'Helvetica Neue', 'Noto Sans', 'DejaVu Sans', Arial, 'PingFang SC', 'Noto Sans CJK SC', 'Microsoft YaHei', sans-serif";
