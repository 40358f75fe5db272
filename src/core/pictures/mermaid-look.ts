/** The colours that one picture is drawn in. */
export type PaintTheme = 'light' | 'dark';

/** What lies behind a picture. */
export const grounds: Readonly<Record<PaintTheme, string>> = {
  light: '#ffffff',
  dark: '#14171f',
};

/** Colours of shapes, boxes and lines; those of classes (`dbclass`) are the diagram's own. */
const themeVariables: Readonly<Record<PaintTheme, Readonly<Record<string, string | boolean>>>> = {
  light: {
    darkMode: false,
    background: grounds.light,
    primaryColor: '#eef2ff',
    primaryBorderColor: '#6574c4',
    primaryTextColor: '#1b2140',
    lineColor: '#4d5670',
    textColor: '#1b2140',
    clusterBkg: '#f7f8fb',
    clusterBorder: '#b9c0d4',
    titleColor: '#1b2140',
    edgeLabelBackground: '#ffffff',
  },
  dark: {
    darkMode: true,
    background: grounds.dark,
    primaryColor: '#2a3354',
    primaryBorderColor: '#8495e6',
    primaryTextColor: '#e8ebf7',
    lineColor: '#a4adc6',
    textColor: '#e8ebf7',
    clusterBkg: '#1c2130',
    clusterBorder: '#4b5674',
    titleColor: '#e8ebf7',
    edgeLabelBackground: '#14171f',
  },
};

/** The orange of databases is light in either theme, so what is written on it is dark. */
const themeCSS = '.dbclass .label text, .dbclass .nodeLabel, .dbclass tspan { fill: #1b1b1b; }';

/**
 * Mermaid's settings for a picture: our colours, and labels as `<text>`, which every viewer shows.
 * @param fontFamily CSS, the fonts that the text is measured in first
 */
export function mermaidLook(theme: PaintTheme, fontFamily: string) {
  return {
    theme: 'base',
    themeVariables: { ...themeVariables[theme], fontFamily },
    themeCSS,
    fontFamily,
    htmlLabels: false,
    flowchart: { htmlLabels: false, useMaxWidth: false },
  } as const;
}

/** FNV-1a: enough to tell the pictures of one page apart. */
export function pictureFingerprint(text: string): string {
  let hash = 0x81_1c_9d_c5;
  for (let at = 0; at < text.length; at += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(at), 0x01_00_01_93);
  }
  return (hash >>> 0).toString(36);
}
