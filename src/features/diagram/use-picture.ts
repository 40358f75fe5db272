import { useEffect, useRef, useState } from 'react';
import { message, type Message } from '../../core/model/message.ts';
import { drawDiagramImage, undrawable } from '../../platform/diagram-image.ts';
import type { DiagramTheme } from '../../platform/mermaid-renderer.ts';
import type { Size } from './diagram-text.ts';
import { createNewestOnly, type NewestOnly } from './newest-only.ts';

/** What a picture shows. */
export interface PictureSource {
  /** The view's title. */
  readonly title: string;
  readonly text: string;
  readonly theme: DiagramTheme;
}

/** A picture that the browser has decoded and can show at once. */
export interface Picture {
  readonly source: PictureSource;
  readonly url: string;
  readonly size: Size;
}

export interface PictureState {
  /** The newest that could be drawn; it may be that of an earlier text. */
  readonly picture: Picture | null;
  readonly drawing: boolean;
  /** Why the present text could not be drawn. */
  readonly error: Message | null;
}

/** Milliseconds without an edit before a picture is drawn, at least and at most. */
const pauses = { least: 200, most: 2500 } as const;

type Drawing =
  | { readonly ok: true; readonly picture: Picture }
  | { readonly ok: false; readonly error: Message };

async function draw(source: PictureSource): Promise<Drawing> {
  const drawn = await drawDiagramImage(source.text, source.theme);
  return drawn.ok ? { ok: true, picture: { source, ...drawn.image } } : drawn;
}

/** Draws the newest source a moment after it came; null draws nothing. */
export function usePicture(source: PictureSource | null): PictureState {
  const [picture, setPicture] = useState<Picture | null>(null);
  const [failure, setFailure] = useState<{ source: PictureSource; error: Message } | null>(null);
  const work = useRef<NewestOnly<PictureSource> | null>(null);
  // Mermaid holds the page up while it draws: what takes long waits for a longer pause in typing.
  const took = useRef(0);

  useEffect(() => {
    const timed = async (wanted: PictureSource): Promise<Drawing> => {
      const started = performance.now();
      const drawing = await draw(wanted);
      took.current = performance.now() - started;
      return drawing;
    };
    const created = createNewestOnly(timed, {
      onResult: (drawn, wanted) => {
        if (drawn.ok) setPicture(drawn.picture);
        setFailure(drawn.ok ? null : { source: wanted, error: drawn.error });
      },
      onError: (thrown, wanted) => {
        const detail = thrown instanceof Error ? thrown.message : String(thrown);
        setFailure({ source: wanted, error: message(undrawable, { detail }) });
      },
    });
    work.current = created;
    return () => created.cancel();
  }, []);
  const title = source?.title;
  const text = source?.text;
  const theme = source?.theme;
  useEffect(() => {
    if (title === undefined || text === undefined || theme === undefined) return undefined;
    const pause = Math.min(pauses.most, Math.max(pauses.least, 2 * took.current));
    const timer = setTimeout(() => work.current?.ask({ title, text, theme }), pause);
    return () => clearTimeout(timer);
  }, [title, text, theme]);
  useEffect(() => {
    if (picture === null) return undefined;
    return () => URL.revokeObjectURL(picture.url);
  }, [picture]);

  const shows = (drawn: PictureSource | undefined): boolean =>
    source !== null &&
    drawn?.title === source.title &&
    drawn.text === source.text &&
    drawn.theme === source.theme;
  const error = failure !== null && shows(failure.source) ? failure.error : null;
  return {
    picture,
    drawing: source !== null && error === null && !shows(picture?.source),
    error,
  };
}
