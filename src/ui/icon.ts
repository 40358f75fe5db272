import type { ComponentType } from 'react';

/** An icon as the kit takes it: any lucide icon, or a component that draws one of the same shape. */
export type IconComponent = ComponentType<{
  size?: number | string;
  className?: string;
  'aria-hidden'?: boolean;
}>;
