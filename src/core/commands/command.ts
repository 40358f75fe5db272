import type { Message } from '../model/message.ts';
import type { Part } from '../model/part.ts';
import type {
  CloudLoadBalancer,
  ComponentKind,
  ElementCollection,
  EndpointKind,
  FailureDomainKind,
  Placement,
  ScenarioStep,
  Topology,
} from '../model/topology.ts';

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** Where something dropped on the canvas goes. `position` is relative to the domain, if any. */
export type DropTarget =
  | { readonly host: string }
  | { readonly failureDomain: string; readonly position?: Point }
  | { readonly position?: Point };

/** Every edit, as data. One file a type in this folder; `apply.ts` is the registry. */
export type Command =
  /** Children of `parent` are not moved; a domain kind must fit inside its parent's kind. */
  | {
      readonly type: 'add-failure-domain';
      readonly kind: FailureDomainKind;
      readonly parent?: string;
      readonly name?: string;
      readonly position?: Point;
    }
  | {
      readonly type: 'add-host';
      readonly failureDomain?: string;
      readonly name?: string;
      readonly addresses?: readonly string[];
      readonly position?: Point;
    }
  /** Makes the host if the target is not one. An etcd member joins (or founds) a cluster. */
  | {
      readonly type: 'add-component';
      readonly kind: ComponentKind;
      readonly target: DropTarget;
      readonly name?: string;
      /** Name for the host when one is made. */
      readonly hostName?: string;
    }
  | {
      readonly type: 'add-endpoint';
      readonly kind: EndpointKind;
      readonly provider?: CloudLoadBalancer['provider'];
      readonly name?: string;
      readonly position?: Point;
    }
  /** Draws the one link that fits the two ends (either order), or joins a load balancer to a VIP. */
  | { readonly type: 'connect'; readonly from: string; readonly to: string }
  /** Takes a member out of a VIP or kube-vip endpoint (drawn as a link that has no id). */
  | { readonly type: 'leave-endpoint'; readonly endpoint: string; readonly member: string }
  /** Removes elements with all that cannot stand without them; hosts of a removed domain move up. */
  | { readonly type: 'remove'; readonly ids: readonly string[] }
  | { readonly type: 'rename'; readonly id: string; readonly name: string }
  /** Sets properties of one element; an `undefined` value removes an optional one. */
  | {
      readonly type: 'update-element';
      readonly collection: ElementCollection;
      readonly id: string;
      readonly patch: Readonly<Record<string, unknown>>;
    }
  | {
      readonly type: 'update-settings';
      readonly part: 'metadata' | 'cluster' | 'network' | 'assumptions' | 'checks' | 'views';
      readonly patch: Readonly<Record<string, unknown>>;
    }
  /** `failureDomain: null` frees the host. */
  | {
      readonly type: 'move-host';
      readonly host: string;
      readonly failureDomain: string | null;
      readonly position?: Point;
    }
  | {
      readonly type: 'move-failure-domain';
      readonly domain: string;
      readonly parent: string | null;
      readonly position?: Point;
    }
  | { readonly type: 'move-component'; readonly component: string; readonly target: DropTarget }
  /** Puts an element next to another of its list, in the order of the document. */
  | {
      readonly type: 'reorder';
      readonly id: string;
      readonly next: string;
      readonly side: 'before' | 'after';
    }
  | {
      readonly type: 'set-layout';
      /** `null` forgets a placement, so that the automatic layout places it again. */
      readonly placements: Readonly<Record<string, Placement | null>>;
    }
  /** Adds copies of a part; see `parts/paste.ts`. Ids in the maps are those of the part. */
  | {
      readonly type: 'paste';
      readonly part: Part;
      readonly verb: 'paste' | 'duplicate' | 'add-like';
      /** The domain that each root goes into; without one it stands free. */
      readonly containers: Readonly<Record<string, string | null>>;
      /** Where roots stand in their containers; the others are placed by the layout. */
      readonly positions: Readonly<Record<string, Point>>;
      /** The host that components without a host of their own go onto. */
      readonly host?: string;
      /** Links the copies as the originals are linked; only in the design the part is from. */
      readonly join?: boolean;
    }
  | {
      readonly type: 'add-scenario';
      readonly name: string;
      readonly steps: readonly ScenarioStep[];
    }
  | {
      readonly type: 'update-scenario';
      readonly id: string;
      readonly name?: string;
      readonly steps?: readonly ScenarioStep[];
    }
  | { readonly type: 'remove-scenario'; readonly id: string }
  /** Puts a whole saved state of the design in place of the one of now. */
  | { readonly type: 'restore-version'; readonly name: string; readonly topology: Topology }
  /** Several edits as one undo step; refused as a whole if one of them is. */
  | { readonly type: 'batch'; readonly label: Message; readonly commands: readonly Command[] };

export type CommandType = Command['type'];

export type CommandResult =
  | { readonly ok: true; readonly topology: Topology }
  /** Nothing was changed; `reason` says why and what to do instead. */
  | { readonly ok: false; readonly reason: Message };
