import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { useTopologyIndex } from '../../platform/react/workspace.tsx';

/** What to call what a finding is about: an element, or one of the settings. */
export function useElementName(): (id: string) => string {
  const { t } = useTranslation('problems');
  const { elements } = useTopologyIndex();
  return useCallback(
    (id) => {
      const element = elements.get(id);
      if (element !== undefined) {
        return 'name' in element && element.name !== '' ? String(element.name) : id;
      }
      return id === 'cluster' || id === 'network' ? t(`settings.${id}`) : id;
    },
    [elements, t],
  );
}
