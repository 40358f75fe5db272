import { useMemo } from 'react';
import {
  chosenSlides,
  offeredSlides,
  slidesToShow,
  type Slide,
} from '../../core/presentation/slides.ts';
import { tellSlide, type ToldSlide } from '../../core/presentation/tell-slide.ts';
import { useEdit } from '../../platform/react/edit.ts';
import { useTopologyIndex } from '../../platform/react/workspace.tsx';

export interface Slides {
  /** What is shown, in order. */
  readonly shown: readonly Slide[];
  /** What could be. */
  readonly others: readonly Slide[];
  readonly choose: (ids: readonly string[]) => void;
}

/** What the open design can present, and what of it was chosen. */
export function useSlides(): Slides {
  const index = useTopologyIndex();
  const edit = useEdit();
  return useMemo(() => {
    const offered = offeredSlides(index);
    const shown = slidesToShow(offered, chosenSlides(index.topology));
    return {
      shown,
      others: offered.filter((slide) => !shown.includes(slide)),
      choose: (ids) =>
        void edit(
          {
            type: 'update-settings',
            part: 'views',
            patch: { presentation: { slides: [...ids] } },
          },
          { mergeKey: 'presentation' },
        ),
    };
  }, [index, edit]);
}

/** What each slide has to say. */
export function useTold(slides: readonly Slide[]): readonly ToldSlide[] {
  const index = useTopologyIndex();
  return useMemo(() => slides.map((slide) => tellSlide(index, slide)), [index, slides]);
}
