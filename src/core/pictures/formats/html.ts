import { xmlText } from '../../format/xml.ts';
import { renderMessage } from '../../model/message.ts';
import type { DocFormat } from '../doc-format.ts';
import { drawSvg } from '../draw-svg.ts';
import { grounds } from '../mermaid-look.ts';

/** A page that loads nothing and runs nothing. */
const policy = "default-src 'none'; style-src 'unsafe-inline'";

export const htmlFormat: DocFormat = {
  id: 'html',
  extension: 'html',
  mediaType: 'text/html',
  themes: ['light', 'dark', 'both'],
  async write(job) {
    const { title, language, theme, carried, diagram } = job;
    const svg = await drawSvg({ ...job, carried: undefined }, theme);
    const [first, second] = theme === 'dark' ? [grounds.dark] : [grounds.light, grounds.dark];
    const ink = theme === 'dark' ? '#e8ebf7' : '#1b2140';
    const dark =
      theme === 'both' && second !== undefined
        ? `@media (prefers-color-scheme: dark){body{background:${second};color:#e8ebf7}}`
        : '';
    const notes = diagram.notes.map((note) => `<li>${xmlText(renderMessage(note, language))}</li>`);
    const content = [
      '<!doctype html>',
      `<html lang="${language === 'zh' ? 'zh-CN' : 'en'}">`,
      '<head>',
      '<meta charset="utf-8">',
      '<meta name="viewport" content="width=device-width, initial-scale=1">',
      `<meta http-equiv="Content-Security-Policy" content="${policy}">`,
      ...(carried === undefined
        ? []
        : [`<meta name="quorate" content="${xmlText(carried.word)}">`]),
      `<title>${xmlText(title)}</title>`,
      `<style>body{margin:1.5rem;background:${first};color:${ink};font-family:system-ui,sans-serif}figure{margin:0}figure>svg{max-width:100%;height:auto}${dark}</style>`,
      '</head>',
      '<body>',
      '<figure>',
      svg.trimEnd(),
      `<figcaption>${xmlText(title)}</figcaption>`,
      '</figure>',
      ...(notes.length === 0 ? [] : ['<ul>', ...notes, '</ul>']),
      '</body>',
      '</html>',
      '',
    ].join('\n');
    return { content, notes: diagram.notes };
  },
};
