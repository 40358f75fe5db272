import fc from 'fast-check';
import { JSDOM } from 'jsdom';
import { describe, expect, it } from 'vitest';
import { arbitraryTopology } from '../../testing/arbitrary-topology.ts';
import { topology } from '../../testing/topology-builder.ts';
import { indexTopology, type TopologyIndex } from '../graph/topology-index.ts';
import { offeredSlides } from '../presentation/slides.ts';
import { tellSlide } from '../presentation/tell-slide.ts';
import { canvasPicture } from './canvas-picture.ts';
import { slidePicture } from './slide-picture.ts';

const { DOMParser } = new JSDOM('').window;

function parsed(svg: string): Document {
  return new DOMParser().parseFromString(svg, 'image/svg+xml');
}

const wordsOf = (document: Document): string[] =>
  Array.from(document.querySelectorAll('text'), ({ textContent }) => textContent ?? '');

function slideOf(index: TopologyIndex, id: string): string {
  const slide = offeredSlides(index).find((each) => each.id === id)!;
  const place = { number: 2, of: 7, design: index.topology.metadata.name };
  return slidePicture(index, tellSlide(index, slide), place, { theme: 'light', language: 'en' });
}

const design = indexTopology(
  topology('prod').zones(3).stacked(3).loadBalancers(2).vip('10.0.0.100').build(),
);

describe('slidePicture', () => {
  it('holds title, shapes, verdict, times and its place as real text', () => {
    const words = wordsOf(parsed(slideOf(design, 'suggested:holder')));
    expect(words).toContain('The host that holds the address is lost: lb-1');
    expect(words).toContain('master-3');
    expect(words).toContain('Available, without spare');
    expect(words.join('\n')).toMatch(/^[\d.–]+ s: vip moves from lb-1 to lb-2$/m);
    expect(words).toContain('2 / 7');
    expect(words).toContain('prod');
  });

  it('shows what failed by more than a colour', () => {
    const whole = parsed(slideOf(design, 'intact'));
    const broken = parsed(slideOf(design, 'suggested:place'));
    expect(whole.querySelectorAll('[text-decoration="line-through"]')).toHaveLength(0);
    const struck = Array.from(
      broken.querySelectorAll('[text-decoration="line-through"]'),
      ({ textContent }) => textContent,
    );
    expect(struck).toContain('zone-a');
    expect(broken.querySelectorAll('[fill="url(#hatch)"]').length).toBeGreaterThan(0);
  });

  it('has a picture of an external cluster with its voters that are up', () => {
    const external = indexTopology(
      topology().zones(3).controlPlanes(3).externalEtcd(3).loadBalancers(2).vip('10.0.0.9').build(),
    );
    expect(wordsOf(parsed(slideOf(external, 'suggested:etcd')))).toContain('2/3 ≥ 2');
  });
});

describe('any design', () => {
  it('is a picture that is well formed, holds numbers only as numbers, and runs and fetches nothing', () => {
    fc.assert(
      fc.property(arbitraryTopology(), fc.constantFrom('light', 'dark'), (document, theme) => {
        const index = indexTopology(document);
        for (const slide of offeredSlides(index).slice(0, 4)) {
          const told = tellSlide(index, slide);
          const place = { number: 1, of: 1, design: document.metadata.name };
          for (const svg of [
            canvasPicture(index, { theme, language: 'zh', played: told }),
            slidePicture(index, told, place, { theme, language: 'en' }),
          ]) {
            const picture = parsed(svg);
            expect(picture.querySelector('parsererror')).toBeNull();
            const all = Array.from(picture.querySelectorAll('*'));
            const names = new Set(all.map(({ localName }) => localName));
            for (const name of ['script', 'a', 'image', 'use', 'style', 'foreignObject']) {
              expect(names.has(name)).toBe(false);
            }
            for (const { attributes } of all) {
              for (const { name, value } of Array.from(attributes)) {
                expect(name).not.toMatch(/^on|href/);
                expect(value).not.toMatch(/NaN|Infinity|undefined/);
              }
            }
          }
        }
      }),
      { numRuns: 25 },
    );
  });
});
