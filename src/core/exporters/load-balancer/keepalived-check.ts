import type { KeepalivedLine } from '../../format/keepalived-conf.ts';
import { comments, script } from '../../format/shell.ts';
import { controlPlaneBackendsOf } from '../../graph/topology-index.ts';
import { canonicalIp } from '../../model/ip.ts';
import type { Localized } from '../../model/message.ts';
import { vrrpCheckTimers } from '../../model/timers.ts';
import type { LoadBalancer, VipEndpoint } from '../../model/topology.ts';
import { vrrpSettings, type VrrpSettings } from '../../model/vrrp-settings.ts';
import type { ExportContext } from '../exporter.ts';
import { urlHost, type SiteHost } from '../site/site.ts';
import { alivePort, readyPort } from './haproxy.ts';

const texts = {
  noReady: {
    en: 'VIP “{vip}”: on host “{host}” the check asks only whether the load balancer answers; NGINX cannot say whether it reaches a master.',
    zh: 'VIP“{vip}”：主机“{host}”上的检查只确认负载均衡器有应答；NGINX 无法说明能否访问 master。',
  },
  noTarget: {
    en: 'VIP “{vip}”: on host “{host}” there is no master to check, so the check asks the load balancer.',
    zh: 'VIP“{vip}”：主机“{host}”没有可检查的 master，因此检查负载均衡器。',
  },
} satisfies Record<string, Localized>;

/** What useradd takes on every system. */
export function isUserName(text: string): boolean {
  return /^[a-z_][a-z0-9_-]{0,30}$/.test(text);
}

/** A `vrrp_script` of a host and the file that it runs. */
export interface VrrpScript {
  readonly name: string;
  readonly block: KeepalivedLine;
  readonly path: `/etc/keepalived/${string}.sh`;
  readonly content: string;
}

/**
 * The checks of one host. VIPs that ask for the same share one, so that it runs once; the first is
 * called `chk_lb`.
 */
export class VrrpScripts {
  readonly #context: ExportContext;
  readonly #at: SiteHost;
  readonly #byContent = new Map<string, VrrpScript>();

  constructor(context: ExportContext, at: SiteHost) {
    this.#context = context;
    this.#at = at;
  }

  get all(): readonly VrrpScript[] {
    return [...this.#byContent.values()];
  }

  /** The check of a VIP on this host, and what it cannot ask; undefined where it has none. */
  add(vip: VipEndpoint, loadBalancer: LoadBalancer): AddedCheck | undefined {
    const settings = vrrpSettings(vip);
    if (settings.check === 'none') return undefined;
    const asked = this.#asked(vip, loadBalancer);
    const user = isUserName(settings.checkUser) ? settings.checkUser : 'root';
    const { checkInterval, checkFall, checkWeight } = settings;
    const key = JSON.stringify([asked, checkInterval, checkFall, checkWeight, user]);
    const known = this.#byContent.get(key);
    if (known !== undefined) return { name: known.name, note: asked.note };
    const place = this.#byContent.size + 1;
    const name = place === 1 ? 'chk_lb' : `chk_lb-${place}`;
    const path = `/etc/keepalived/${name}.sh` as const;
    this.#byContent.set(key, {
      name,
      path,
      block: scriptBlock(name, path, settings, user),
      content: checkScript(this.#context.header, asked, settings.checkTimeout),
    });
    return { name, note: asked.note };
  }

  #asked(vip: VipEndpoint, loadBalancer: LoadBalancer): Asked {
    const { index } = this.#context;
    const { check } = vrrpSettings(vip);
    const alive = `http://127.0.0.1:${alivePort}/alive`;
    if (check === 'backends') {
      return loadBalancer.software === 'nginx'
        ? { about: about.loadBalancer, urls: [alive], note: texts.noReady }
        : { about: about.backends, urls: [alive, `http://127.0.0.1:${readyPort}/ready`] };
    }
    if (check === 'vip') {
      // Of a VIP without an address no check is written; it must not be taken for another's.
      const address = canonicalIp(vip.address) ?? vip.id;
      const url = `https://${urlHost(address)}:${loadBalancer.port}/readyz`;
      return { about: about.vip, urls: [url] };
    }
    if (check === 'api-server') {
      const address = this.#apiServer(loadBalancer);
      if (address !== undefined) {
        const url = `https://${urlHost(address)}:${index.topology.cluster.apiServerPort}/readyz`;
        return { about: about.apiServer, urls: [url] };
      }
      return { about: about.loadBalancer, urls: [alive], note: texts.noTarget };
    }
    return { about: about.loadBalancer, urls: [alive] };
  }

  /** The kube-apiserver of the host itself, or the first that its load balancer forwards to. */
  #apiServer(loadBalancer: LoadBalancer): string | undefined {
    const { index, site } = this.#context;
    if (this.#at.controlPlane !== undefined) return '127.0.0.1';
    return controlPlaneBackendsOf(index, loadBalancer.id)
      .map(({ component }) => site.hostById.get(component.host)?.address)
      .find((address) => address !== undefined);
  }
}

interface AddedCheck {
  readonly name: string;
  readonly note: Localized | undefined;
}

interface Asked {
  readonly about: string;
  /** All of them must answer. */
  readonly urls: readonly string[];
  readonly note?: Localized;
}

const about = {
  loadBalancer:
    'Exit 0 while the load balancer on this host answers. It depends neither on the VIP nor on any ' +
    'kube-apiserver: judging those is the work of the load balancer.',
  backends: 'Exit 0 while the load balancer on this host answers and reaches a kube-apiserver.',
  apiServer: 'Exit 0 while one kube-apiserver is ready. It does not ask the load balancer.',
  vip: 'Exit 0 while the VIP leads to a kube-apiserver that is ready, whichever host holds it.',
} as const;

function scriptBlock(
  name: string,
  path: string,
  { checkInterval, checkTimeout, checkFall, checkWeight }: VrrpSettings,
  user: string,
): KeepalivedLine {
  return {
    words: ['vrrp_script', name],
    comment: weightComment(checkWeight),
    block: [
      { words: ['script', path] },
      { words: ['interval', checkInterval] },
      { words: ['timeout', checkTimeout] },
      { words: ['fall', checkFall] },
      { words: ['rise', vrrpCheckTimers.rise] },
      ...(checkWeight === 0 ? [] : [{ words: ['weight', checkWeight] as const }]),
      ...(user === 'root' ? [] : [{ words: ['user', user] as const }]),
      {
        words: ['init_fail'],
        comment: 'Counts as failed until it has succeeded: no VIP before the load balancer.',
      },
    ],
  };
}

function weightComment(weight: number): string {
  if (weight === 0) {
    return (
      'Without a weight a failed check means FAULT, an immediate hand-over. A weight together ' +
      'with nopreempt would leave the VIP on the dead load balancer.'
    );
  }
  return weight < 0
    ? `A check that fails takes ${-weight} from the priority, so another host takes over by preempting.`
    : `A check that succeeds adds ${weight} to the priority, so a host whose check fails is preempted.`;
}

function checkScript(header: string, { about: what, urls }: Asked, timeout: number): string {
  // curl's own limit is three quarters of what keepalived grants, shared by all that is asked.
  const limit = Math.floor((timeout * 750) / urls.length) / 1000;
  const lines = urls.map((url, place) => {
    const insecure = url.startsWith('https:') ? 'k' : '';
    const ask = `/usr/bin/curl -fsS${insecure} -o /dev/null --max-time ${limit} ${url}`;
    return place === urls.length - 1 ? `exec ${ask}` : `${ask} || exit 1`;
  });
  return script(
    [header, what],
    [
      ...comments('The limit is below the timeout of the vrrp_script, so that the reason is seen.'),
      ...lines,
    ],
  );
}
