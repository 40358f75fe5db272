import { useState } from 'react';
import { message, type Localized, type Message } from '../../core/model/message.ts';
import type { DocFile, FormatId } from '../../core/pictures/doc-format.ts';
import { PictureError } from '../../core/pictures/painter.ts';
import { docFormats } from '../../core/pictures/registry.ts';
import { docFile } from '../../platform/doc-file.ts';
import { saveFile } from '../../platform/files.ts';
import type { DiagramTheme } from '../../platform/mermaid-renderer.ts';
import { useCopyText } from '../../platform/react/copy-text.ts';
import { useText, useWorkspace } from '../../platform/react/workspace.tsx';
import { diagramFileName } from './diagram-text.ts';

/** What is taken as text to be pasted into a page. */
export const copiedFormats = ['mermaid', 'markdown', 'hugo', 'asciidoc'] as const;
/** What is taken as a file. */
export const savedFormats = {
  picture: ['svg', 'png', 'pdf'],
  document: ['html', 'mermaid', 'asciidoc'],
} as const;

const texts = {
  copied: { en: 'Copied.', zh: '已复制。' },
  failed: {
    en: 'The file could not be made: {detail}. Try again, or choose SVG.',
    zh: '无法生成文件：{detail}。请重试，或选择 SVG。',
  },
} satisfies Record<string, Localized>;

export interface DocFiles {
  /** What is being made. */
  readonly busy: FormatId | null;
  readonly copy: (format: FormatId) => Promise<void>;
  readonly download: (format: FormatId) => Promise<void>;
}

/** Makes the shown view of the design as it is now, whatever the picture beside it shows. */
export function useDocFiles(pageTheme: DiagramTheme): DocFiles {
  const { document, session, preferences } = useWorkspace();
  const { language } = useText();
  const copyText = useCopyText();
  const [busy, setBusy] = useState<FormatId | null>(null);

  const make = async (format: FormatId): Promise<DocFile | undefined> => {
    const { notify, diagram } = session.getState();
    const { carryDesign, pictureScale } = preferences.getState();
    setBusy(format);
    try {
      const file = await docFile(document.getState().topology, diagram.view, format, {
        reader: language,
        readerTheme: pageTheme,
        carry: carryDesign,
        // PDF keeps its own: a page is printed.
        ...(format === 'png' && { scale: pictureScale }),
      });
      for (const lack of file.lacks) notify('warning', lack);
      return file;
    } catch (error) {
      notify('error', reasonOf(error));
      return undefined;
    } finally {
      setBusy(null);
    }
  };
  return {
    busy,
    async copy(format) {
      const file = await make(format);
      if (file !== undefined) copyText(file.content.toString(), message(texts.copied));
    },
    async download(format) {
      const file = await make(format);
      if (file === undefined) return;
      const { extension, mediaType } = docFormats[format];
      const { metadata } = document.getState().topology;
      const name = diagramFileName(metadata.name, session.getState().diagram.view, extension);
      saveFile(name, file.content, mediaType);
    },
  };
}

function reasonOf(error: unknown): Message {
  if (error instanceof PictureError) return error.reason;
  const detail = error instanceof Error ? error.message : String(error);
  return message(texts.failed, { detail: detail.replace(/\s+/g, ' ').slice(0, 200) });
}
