import { useEffect, useState } from 'react';
import type { ReactElement } from 'react';
import { onAnnounce } from './announce.ts';
import { VisuallyHidden } from './visually-hidden.tsx';

/** Added on every other turn: a text that does not change is not read a second time. */
const BLANK = '\u00a0';

/** Stands once on the page and speaks what {@link announce} is given. */
export function LiveRegion(): ReactElement {
  const [said, setSaid] = useState({ polite: '', urgent: '', turn: 0 });
  useEffect(
    () =>
      onAnnounce(({ text, urgent }) =>
        setSaid(({ turn }) => {
          const marked = turn % 2 === 0 ? text : text + BLANK;
          return {
            polite: urgent ? '' : marked,
            urgent: urgent ? marked : '',
            turn: turn + 1,
          };
        }),
      ),
    [],
  );
  return (
    <VisuallyHidden>
      <span aria-live="polite">{said.polite}</span>
      <span aria-live="assertive">{said.urgent}</span>
    </VisuallyHidden>
  );
}
