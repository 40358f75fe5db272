import { Link } from 'lucide-react';
import { message, type Localized } from '../../core/model/message.ts';
import { pageAddress } from '../../platform/page-address.ts';
import type { Action } from '../../platform/react/actions.tsx';
import { hasContent } from '../open-design.ts';
import { reasons } from './action-helpers.ts';

const texts = {
  copied: {
    en: 'Link copied ({length} characters). The design is in the link itself; no server keeps it.',
    zh: '已复制链接（{length} 个字符）。设计就在链接中，不经任何服务器保存。',
  },
  long: {
    en: 'Link copied. It has {length} characters: some chats and mail programs cut links after 2,000. Try it where you paste it, or send the topology as a file.',
    zh: '已复制链接。它有 {length} 个字符：部分聊天和邮件程序会截断超过 2,000 个字符的链接。请在粘贴处验证，或改为发送拓扑文件。',
  },
} satisfies Record<string, Localized>;

export const copyShareLink: Action = {
  id: 'copy-share-link',
  group: 'output',
  icon: Link,
  shortcuts: ['Mod+Shift+L'],
  isEnabled: ({ document }) => hasContent(document.getState().topology),
  whyDisabled: () => reasons.emptyDesign,
  run: async ({ document, session }) => {
    const { notify, set } = session.getState();
    const { shareLink } = await import('../../core/share/share-link.ts');
    const link = shareLink(document.getState().topology, pageAddress());
    if (!link.ok) {
      // There the way out of it is a press away.
      set({ dialog: 'share' });
      return;
    }
    try {
      await navigator.clipboard.writeText(link.url);
      const data = { length: link.url.length };
      if (link.long) notify('warning', message(texts.long, data));
      else notify('ok', message(texts.copied, data));
    } catch {
      // To be copied by hand from there.
      set({ dialog: 'share' });
    }
  },
};
