import { describe, expect, it } from 'vitest';
import { renderMessage } from '../../model/message.ts';
import {
  availabilityAndDowntime,
  availabilityText,
  downtimesText,
  downtimeText,
  fromPercent,
  percentFor,
  shareText,
  toPercent,
} from './availability-text.ts';

describe('percentFor', () => {
  it.each([
    [0.0013, '99.87'],
    [0.00018, '99.982'],
    [5.5e-6, '99.99945'],
    [1.04e-4, '99.990'],
    [0.1, '90'],
    [0.5, '50'],
    [0.6, '40'],
    [0.9999, '0.010'],
    [0, '100'],
    [1, '0'],
  ])('writes an unavailability of %s as %s', (unavailability, text) => {
    expect(percentFor(unavailability)).toBe(text);
  });

  it('takes more digits where they tell designs apart', () => {
    expect(percentFor(5.02e-4, 3)).toBe('99.9498');
  });

  it('never rounds up to 100 nor down to 0', () => {
    for (let exponent = 0.01; exponent < 9; exponent += 0.003) {
      const u = 10 ** -exponent;
      const text = percentFor(u) ?? '';
      expect(Number(text)).toBeLessThan(100);
      expect(Math.abs(Number(text) / 100 - (1 - u))).toBeLessThanOrEqual(u * 0.051 + 1e-15);
      expect(Number(percentFor(1 - u) ?? '')).toBeGreaterThan(0);
    }
  });

  it('gives up where nobody should believe the digits', () => {
    expect(percentFor(1e-12)).toBeNull();
    expect(renderMessage(availabilityText(1e-12), 'en')).toBe('more than 99.9999999 %');
  });
});

describe('downtimeText', () => {
  it.each([
    [95.2, '95 min/year', '95 分钟/年'],
    [2.89, '2.9 min/year', '2.9 分钟/年'],
    [9.96, '10 min/year', '10 分钟/年'],
    [0.5, '30 s/year', '30 秒/年'],
    [0.001, 'less than 0.1 s/year', '不到 0.1 秒/年'],
    [5270, '3.7 days/year', '3.7 天/年'],
    [525_960, '365 days/year', '365 天/年'],
    [0, '0 min/year', '0 分钟/年'],
  ])('says %s minutes', (minutes, en, zh) => {
    expect(renderMessage(downtimeText(minutes), 'en')).toBe(en);
    expect(renderMessage(downtimeText(minutes), 'zh')).toBe(zh);
  });
});

it('tells two times apart', () => {
  const said = (before: number, after: number): string[] =>
    downtimesText(before, after).map((text) => renderMessage(text, 'en'));
  expect(said(55.4, 54.62)).toEqual(['55.4 min/year', '54.6 min/year']);
  expect(said(265, 2.9)).toEqual(['265 min/year', '2.9 min/year']);
  expect(said(265.1, 264.9)).toEqual(['265.1 min/year', '264.9 min/year']);
  expect(said(3, 3)[0]).toBe('3.0 min/year');
});

it('says both in one', () => {
  expect(renderMessage(availabilityAndDowntime(5.5e-6), 'en')).toBe('99.99945 % ≈ 2.9 min/year');
  expect(renderMessage(availabilityAndDowntime(1.8e-4), 'zh')).toBe('99.982% ≈ 95 分钟/年');
});

it.each([
  [0, '0 %'],
  [1e-5, '< 0.1 %'],
  [0.0251, '2.5 %'],
  [0.34, '34 %'],
  [0.994, '99.4 %'],
  [0.99995, '> 99.9 %'],
  [1, '100 %'],
  [-0.02, '−2.0 %'],
])('says a share of %s as %s', (share, text) => {
  expect(shareText(share).en).toBe(text);
});

it('turns probabilities into per cent and back without noise', () => {
  for (const percent of [99.99, 99.94, 99.5, 99.95, 0, 100, 33.333333]) {
    expect(toPercent(fromPercent(percent))).toBe(percent);
    expect(fromPercent(percent)).toBe(Number(`${percent}e-2`));
  }
});
