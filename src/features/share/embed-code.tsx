import { Copy } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { message, type Localized } from '../../core/model/message.ts';
import { embedCode, type Embedded, type EmbedChoice } from '../../core/share/embed-code.ts';
import { useCopyText } from '../../platform/react/copy-text.ts';
import { Button } from '../../ui/button.tsx';
import { SegmentedControl } from '../../ui/segmented-control.tsx';
import { Select } from '../../ui/select.tsx';
import { TextField } from '../../ui/text-field.tsx';
import styles from './share.module.css';

const sizes = {
  small: { width: 480, height: 320 },
  medium: { width: 800, height: 500 },
  large: { width: 1200, height: 700 },
  wide: { width: '100%', height: 500 },
} satisfies Record<string, Pick<EmbedChoice, 'width' | 'height'>>;
type Size = keyof typeof sizes;
const sizeNames: readonly Size[] = ['small', 'medium', 'large', 'wide'];

const copied: Localized = { en: 'Embed code copied.', zh: '已复制嵌入代码。' };

/** The HTML that shows the design in another page, with what can be chosen of it. */
export function EmbedCode(embedded: Embedded): ReactNode {
  const { t } = useTranslation('share');
  const copy = useCopyText();
  const [form, setForm] = useState<EmbedChoice['form']>('iframe');
  const [size, setSize] = useState<Size>('medium');
  const [theme, setTheme] = useState<'system' | 'light' | 'dark'>('system');
  const [language, setLanguage] = useState<'reader' | 'en' | 'zh'>('reader');
  const code = embedCode(embedded, {
    form,
    ...sizes[size],
    theme: theme === 'system' ? null : theme,
    language: language === 'reader' ? null : language,
  });
  return (
    <section className={styles['part']} aria-label={t('embed.title')}>
      <h3 className={styles['heading']}>{t('embed.title')}</h3>
      <p className={styles['text']}>{t('embed.text')}</p>
      <SegmentedControl
        label={t('embed.form')}
        segments={[
          { value: 'iframe', label: t('embed.forms.iframe') },
          { value: 'component', label: t('embed.forms.component') },
        ]}
        value={form}
        onChange={setForm}
      />
      <div className={styles['choices']}>
        <Select
          label={t('embed.size')}
          options={sizeNames.map((value) => ({ value, label: t(`embed.sizes.${value}`) }))}
          value={size}
          onChange={setSize}
        />
        <Select
          label={t('embed.theme')}
          options={[
            { value: 'system', label: t('embed.themes.system') },
            { value: 'light', label: t('embed.themes.light') },
            { value: 'dark', label: t('embed.themes.dark') },
          ]}
          value={theme}
          onChange={setTheme}
        />
        <Select
          label={t('embed.language')}
          options={[
            { value: 'reader', label: t('embed.languages.reader') },
            { value: 'en', label: 'English' },
            { value: 'zh', label: '简体中文' },
          ]}
          value={language}
          onChange={setLanguage}
        />
      </div>
      <TextField
        label={t('embed.code')}
        mono
        readOnly
        rows={4}
        value={code}
        onChange={() => undefined}
      />
      <div className={styles['buttons']}>
        <Button icon={Copy} onClick={() => copy(code, message(copied))}>
          {t('embed.copy')}
        </Button>
      </div>
    </section>
  );
}
