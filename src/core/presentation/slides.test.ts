import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arbitraryTopology } from '../../testing/arbitrary-topology.ts';
import { topology } from '../../testing/topology-builder.ts';
import { indexTopology } from '../graph/topology-index.ts';
import { renderMessage } from '../model/message.ts';
import type { Topology } from '../model/topology.ts';
import { chosenSlides, defaultChoice, offeredSlides, slidesToShow, type Slide } from './slides.ts';
import { tellSlide } from './tell-slide.ts';

const design = (): Topology =>
  topology().zones(3).stacked(3).loadBalancers(2).vip('10.0.0.100').build();
const titles = (slides: readonly Slide[]): string[] =>
  slides.map(({ title }) => renderMessage(title, 'en'));

describe('offeredSlides', () => {
  it('begins with what works and goes on with what an audience asks about', () => {
    const slides = offeredSlides(indexTopology(design()));
    expect(titles(slides)).toEqual([
      'Everything works',
      'The host that holds the address is lost: lb-1',
      'One master is lost: master-1',
      'Zone zone-a lost',
      'Zone zone-a cut off from the rest',
      'Zones zone-a and zone-b lost',
    ]);
    expect(defaultChoice(slides)).toEqual(slides.map(({ id }) => id));
  });

  it('puts saved scenarios in place of those, which stay on offer', () => {
    const saved = design();
    saved.scenarios = [
      { id: 's1', name: 'Power {0}', steps: [{ action: 'fail', targets: ['zone-b'] }] },
      { id: 's2', name: 'nothing in it', steps: [] },
    ];
    const slides = offeredSlides(indexTopology(saved));
    expect(titles(slidesToShow(slides, null))).toEqual(['Everything works', 'Power {0}']);
    expect(slides.length).toBeGreaterThan(5);
  });

  it('takes the place whose loss is worst', () => {
    const twoOne = topology()
      .zones(2)
      .stacked(3, { in: ['zone-b', 'zone-b', 'zone-a'] })
      .loadBalancers(2)
      .vip('10.0.0.100')
      .build();
    expect(titles(offeredSlides(indexTopology(twoOne)))).toContain('Zone zone-b lost');
  });
});

describe('what was chosen', () => {
  it('is kept in order, without what is gone, and never twice', () => {
    const slides = offeredSlides(indexTopology(design()));
    const chosen = ['suggested:place', 'scenario:gone', 'intact', 'suggested:place'];
    expect(slidesToShow(slides, chosen).map(({ id }) => id)).toEqual(['suggested:place', 'intact']);
    expect(slidesToShow(slides, [])).toEqual([]);
  });

  it.each<[unknown, readonly string[] | null]>([
    [undefined, null],
    ['slides', null],
    [{ slides: 'intact' }, null],
    [{ slides: ['intact', 3, null] }, ['intact']],
  ])('is read from the document whatever stands there: %j', (presentation, expected) => {
    const document = design();
    document.views = { presentation };
    expect(chosenSlides(document)).toEqual(expected);
  });
});

describe('tellSlide', () => {
  it('says what clients get, what moves and how long it takes', () => {
    const index = indexTopology(design());
    const slide = offeredSlides(index).find(({ id }) => id === 'suggested:holder')!;
    const told = tellSlide(index, slide);
    expect(told.report.api).toBe('degraded');
    expect(told.times.map((time) => renderMessage(time, 'en'))[0]).toMatch(
      /^[\d.–]+ s: vip moves from lb-1 to lb-2$/,
    );
    expect(told.scenario).toEqual({ failed: ['host-lb1'] });
  });

  it('has something to say on every slide of any design', () => {
    fc.assert(
      fc.property(arbitraryTopology(), (document) => {
        const index = indexTopology(document);
        for (const slide of offeredSlides(index)) {
          const told = tellSlide(index, slide);
          for (const language of ['en', 'zh'] as const) {
            expect(renderMessage(told.report.sentence, language)).not.toBe('');
          }
        }
      }),
      { numRuns: 30 },
    );
  });
});
