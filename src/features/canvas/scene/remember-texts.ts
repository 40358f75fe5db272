type TextData = Readonly<Record<string, string | number | undefined>>;

/** Puts a text of the page together from its key and data. */
export type Texts = (key: string, ...data: [] | [TextData]) => string;

/** Texts kept; when there are more, all are put together anew. */
const mostKept = 20_000;

/**
 * The same texts, each put together once. Every edit asks for the words of every shape, nearly all
 * of them as before, and putting one together costs far more than finding it.
 */
export function rememberTexts(texts: Texts): Texts {
  const known = new Map<string, string>();
  return (key, ...data) => {
    const question = data.length === 0 ? key : `${key} ${JSON.stringify(data[0])}`;
    const answer = known.get(question) ?? texts(key, ...data);
    if (known.size >= mostKept) known.clear();
    known.set(question, answer);
    return answer;
  };
}
