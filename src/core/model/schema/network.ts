import { z } from './z.ts';
import { id, list, shortText } from './primitives.ts';

export const networkSchema = z.looseObject({
  roundTripTimes: list(
    z.looseObject({ from: id, to: id, milliseconds: z.number().min(0).max(60_000) }),
  ),
  hostSubnets: list(
    z.looseObject({
      cidr: shortText,
      failureDomain: id.optional(),
      /** One layer-2 segment although it spans failure domains. */
      stretched: z.boolean().default(false),
    }),
  ),
  /**
   * Firewalls around a failure domain: what crosses its border passes only where it is allowed.
   * Allowed are `tcp/PORT`, `udp/PORT`, both also with a range of ports, and `vrrp`.
   */
  firewalls: list(z.looseObject({ failureDomain: id, allow: list(shortText) })),
  /** Whether the hosts load the packet filters of the bundle; absent, they do. */
  hostFirewall: z.boolean().optional(),
  /** Ranges a DHCP server hands out: a network, or two addresses with a dash between them. */
  dhcpRanges: list(shortText),
  /** Addresses of the DNS servers that the hosts ask. */
  dnsServers: list(shortText),
});
