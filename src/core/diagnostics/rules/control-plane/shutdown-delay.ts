import { controlPlaneBackendsOf, type TopologyIndex } from '../../../graph/topology-index.ts';
import { goSeconds, optionValue } from '../../../model/control-plane-timers.ts';
import { checkWindow, loadBalancerSettings } from '../../../model/load-balancer-settings.ts';
import type { LoadBalancer } from '../../../model/topology.ts';
import type { Finding } from '../../rule.ts';
import { defineRule } from '../../support/define-rule.ts';
import { Draft } from '../../support/draft.ts';
import { clusterSettings, onComponent } from '../../support/target.ts';

const OPTION = 'shutdown-delay-duration';
/** What the bundle sets where the design says nothing. */
const BUNDLE_DELAY = '15s';
const ROUND = 5;

const thresholds = {
  grace: {
    value: 30,
    unit: 's',
    about: {
      en: 'Time that kubelet gives a static pod to end, within which the delay must lie',
      zh: 'kubelet 给静态 Pod 的终止时间，延迟须小于该值',
    },
  },
} as const;

export const rule = defineRule({
  meta: {
    id: 'control-plane/shutdown-delay',
    severity: 'info',
    thresholds,
    title: { en: 'API server ends before it is taken out', zh: 'API 服务器在被摘除前结束' },
    messages: {
      short: {
        en: 'kube-apiserver ends {delay} s after it says that it will, and HAProxy needs up to {window} s to take it out: until then requests fail at every restart.',
        zh: 'kube-apiserver 宣告停止后 {delay} s 结束，而 HAProxy 摘除它最多需 {window} s：每次重启期间会有请求失败。',
      },
    },
    docs: {
      rationale: {
        en: 'At a graceful shutdown /readyz fails first, and the server goes on serving for the delay. It must outlast the checks of the load balancer, or clients meet a closed port.',
        zh: '正常停止时 /readyz 先失败，服务器在延迟期内继续服务。延迟须长于负载均衡的检查时间，否则客户端会遇到已关闭的端口。',
      },
      remediation: {
        en: 'Let the delay last longer than the checks, and less than the 30 s that kubelet waits; or check faster.',
        zh: '使延迟长于检查时间且小于 kubelet 的 30 s 等待；或加快检查。',
      },
      references: [
        'Kubernetes, kube-apiserver, --shutdown-delay-duration: https://kubernetes.io/docs/reference/command-line-tools-reference/kube-apiserver/',
      ],
    },
  },
  check: ({ index }) => {
    const slow = watchers(index).toSorted((a, b) => windowOf(b) - windowOf(a));
    const [slowest] = slow;
    const delay = delayOf(index);
    if (slowest === undefined || delay === undefined) return [];
    const window = windowOf(slowest);
    if (delay >= window) return [];
    const late = slow.filter((each) => windowOf(each) > delay);
    const found: Finding<'short'> = {
      messageId: 'short',
      data: { delay, window },
      targets: [clusterSettings, ...late.map(onComponent)],
    };
    return [found];
  },
  fix: ({ index }) => {
    const window = Math.max(0, ...watchers(index).map(windowOf));
    const seconds = (Math.floor(window / ROUND) + 1) * ROUND;
    if (seconds >= thresholds.grace.value) return undefined;
    const others = index.topology.cluster.apiServerOptions.filter(({ name }) => name !== OPTION);
    const apiServerOptions = [...others, { name: OPTION, value: `${seconds}s` }];
    const draft = new Draft(index);
    draft.run({ type: 'update-settings', part: 'cluster', patch: { apiServerOptions } });
    return draft.toFix(
      'safe',
      {
        en: 'Let kube-apiserver serve on for {seconds} s',
        zh: '让 kube-apiserver 继续服务 {seconds} s',
      },
      { seconds },
    );
  },
});

/** The load balancers that see /readyz fail. */
function watchers(index: TopologyIndex): LoadBalancer[] {
  return index.loadBalancers.filter(
    ({ id, software, healthCheck }) =>
      software === 'haproxy' &&
      healthCheck === 'readyz' &&
      controlPlaneBackendsOf(index, id).length > 1,
  );
}

function windowOf(loadBalancer: LoadBalancer): number {
  return checkWindow(loadBalancerSettings(loadBalancer));
}

/** Seconds; undefined for what kube-apiserver would not take. */
function delayOf({ topology }: TopologyIndex): number | undefined {
  const text = optionValue(topology.cluster.apiServerOptions, OPTION) ?? BUNDLE_DELAY;
  return /^0+(?:h|m|s|ms)?$/.test(text) ? 0 : goSeconds(text);
}
