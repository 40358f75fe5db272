import { strFromU8, unzipSync } from 'fflate';
import { message, type Localized, type Message } from '../model/message.ts';

/** A bundle's topology.json is small; more than this is no bundle of ours. */
export const maxTopologyBytes = 20_000_000;

export type BundleZipResult =
  { readonly ok: true; readonly text: string } | { readonly ok: false; readonly message: Message };

const texts = {
  broken: {
    en: '{file} is not a readable zip. It may be truncated: download or copy it again.',
    zh: '无法读取 zip 文件 {file}，它可能不完整：请重新下载或复制。',
  },
  noTopology: {
    en: '{file} holds no topology.json. Choose a bundle that Quorate exported.',
    zh: '{file} 中没有 topology.json。请选择由 Quorate 导出的配置包。',
  },
  tooLarge: {
    en: 'The topology.json in {file} is larger than 20 MB and was not read.',
    zh: '{file} 中的 topology.json 超过 20 MB，未读取。',
  },
} satisfies Record<string, Localized>;

/** Whether bytes begin as a zip does. */
export function looksLikeZip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 0x03 && bytes[3] === 0x04;
}

/**
 * The topology inside an exported bundle. Only `topology.json` is unpacked, and not when the
 * directory says it is too large, so a zip bomb costs nothing.
 */
export function readBundleZip(bytes: Uint8Array, file: string): BundleZipResult {
  let size = -1;
  try {
    const entries = unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        if (name !== 'topology.json') return false;
        size = originalSize;
        return originalSize <= maxTopologyBytes;
      },
    });
    const content = entries['topology.json'];
    if (content !== undefined) return { ok: true, text: strFromU8(content) };
  } catch {
    return { ok: false, message: message(texts.broken, { file }) };
  }
  return {
    ok: false,
    message: message(size > maxTopologyBytes ? texts.tooLarge : texts.noTopology, { file }),
  };
}
