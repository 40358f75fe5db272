import type { Language } from '../model/message.ts';

/** How a design is put into another page. */
export interface EmbedChoice {
  /** `iframe` works wherever HTML does; `component` needs a page that runs our script. */
  readonly form: 'iframe' | 'component';
  /** In CSS pixels, or `100%` of what it stands in. */
  readonly width: number | '100%';
  readonly height: number;
  /** `null`: that of the reader's system. */
  readonly theme: 'light' | 'dark' | null;
  /** `null`: the first of the reader's browser that we speak. */
  readonly language: Language | null;
}

export interface Embedded {
  /** Address of the folder that Quorate is served from, with its `/`. */
  readonly base: string;
  /** The design as `carryTopology` writes it. */
  readonly word: string;
  /** What the design is called. */
  readonly name: string;
}

/** The HTML that shows a design in another page, to be looked at and not edited there. */
export function embedCode({ base, word, name }: Embedded, choice: EmbedChoice): string {
  const { form, width, height, theme, language } = choice;
  if (form === 'component') {
    const attributes = attributesOf({
      data: word,
      title: name,
      width: String(width),
      height: String(height),
      theme,
      lang: language,
    });
    return [
      `<script type="module" src="${escaped(`${base}quorate-diagram.js`)}"></script>`,
      `<quorate-diagram${attributes}></quorate-diagram>`,
    ].join('\n');
  }
  const query = [
    theme === null ? '' : `theme=${theme}`,
    language === null ? '' : `lang=${language}`,
  ]
    .filter((part) => part !== '')
    .join('&');
  const src = `${base}embed.html${query === '' ? '' : `?${query}`}#${word}`;
  const attributes = attributesOf({
    src,
    title: name,
    width: String(width),
    height: String(height),
    loading: 'lazy',
    style: 'border: 0',
  });
  return `<iframe${attributes}></iframe>`;
}

function attributesOf(attributes: Readonly<Record<string, string | null>>): string {
  return Object.entries(attributes)
    .map(([name, value]) => (value === null ? '' : ` ${name}="${escaped(value)}"`))
    .join('');
}

/** For an attribute in double quotes; one line, as some wikis end an element with its line. */
function escaped(text: string): string {
  return text
    .replaceAll(/\s+/g, ' ')
    .replaceAll('&', '&amp;')
    .replaceAll('"', '&quot;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');
}
