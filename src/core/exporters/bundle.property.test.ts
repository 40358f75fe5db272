import { spawnSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseAllDocuments } from 'yaml';
import { arbitraryBrokenTopology, arbitraryTopology } from '../../testing/arbitrary-topology.ts';
import { awkwardText } from '../../testing/awkward-text.ts';
import { topology } from '../../testing/topology-builder.ts';
import { languages, renderMessage } from '../model/message.ts';
import { buildBundle, exporterFailed } from './bundle.ts';
import type { BundleFile } from './exporter.ts';

/** A sound design, so that every kind of file is written, with hostile text wherever text goes. */
const hostileText = fc
  .tuple(
    fc.constantFrom('haproxy' as const, 'nginx' as const),
    fc.boolean(),
    fc.boolean(),
    fc.array(awkwardText(), { minLength: 40, maxLength: 40 }),
  )
  .map(([software, external, onMasters, texts]) => {
    const builder = topology().zones(2);
    if (external) builder.controlPlanes(3).externalEtcd(3);
    else builder.stacked(3);
    if (onMasters) builder.loadBalancersOnMasters();
    else builder.loadBalancers(2);
    return builder
      .workers(1)
      .vip('10.0.0.100')
      .with((document) => {
        let next = 0;
        const text = (): string => (texts[next++ % texts.length] ?? '').slice(0, 300);
        Object.assign(document.metadata, { name: text(), description: text() });
        Object.assign(document.cluster, {
          clusterName: text(),
          endpoint: text(),
          dnsDomain: text(),
        });
        for (const component of document.components) {
          if (component.kind === 'load-balancer') component.software = software;
        }
        for (const cluster of document.etcdClusters) {
          const options = ['snapshot-count', 'auto-tls'].map((name) => ({ name, value: text() }));
          Object.assign(cluster, {
            version: text(),
            runningVersion: text(),
            backupTarget: text(),
            options,
          });
        }
        document.hosts.forEach((host, at) => {
          if (at > 6) host.interface = text();
        });
        for (const list of [
          'hosts',
          'components',
          'endpoints',
          'etcdClusters',
          'failureDomains',
        ] as const) {
          for (const element of document[list]) element.name = text();
        }
      })
      .build();
  });

const bundles = fc
  .tuple(
    fc.oneof(arbitraryTopology(), arbitraryBrokenTopology(), hostileText),
    fc.constantFrom(...languages),
  )
  .map(([document, language]) => ({
    topology: document,
    language,
    bundle: buildBundle(document, { language }),
  }));

/** The non-empty lines that are no comments of the format. */
function linesOf(file: BundleFile, comment = '#'): string[] {
  return file.content
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith(comment));
}

const haproxyWords = new Set(
  (
    'global defaults frontend backend log user group maxconn stats mode option retries timeout bind ' +
    'default_backend balance http-check http-request default-server server monitor-uri monitor'
  ).split(' '),
);
const nginxWords = new Set(
  (
    'include worker_processes worker_rlimit_nofile worker_shutdown_timeout pid error_log events ' +
    'worker_connections stream log_format access_log upstream least_conn zone server listen proxy_pass ' +
    'proxy_connect_timeout proxy_next_upstream proxy_next_upstream_tries proxy_next_upstream_timeout ' +
    'proxy_timeout proxy_socket_keepalive http server_tokens location return }'
  ).split(' '),
);
const keepalivedWords = new RegExp(
  `^(?:${[
    String.raw`global_defs \{|router_id [a-z0-9.-]+|enable_script_security|script_user root`,
    String.raw`vrrp_version [23]|vrrp_check_unicast_src|vrrp_garp_master_\w+ 5`,
    String.raw`vrrp_script chk_lb(?:-\d)? \{|script /etc/keepalived/chk_lb(?:-\d)?\.sh`,
    String.raw`(?:interval|timeout|rise|fall) \d+|weight -?\d+|user [a-z_][a-z0-9_-]*|init_fail`,
    String.raw`vrrp_instance [A-Za-z][\w-]* \{|state (?:BACKUP|MASTER)|nopreempt`,
    String.raw`preempt_delay [\d.]+|version [23]|strict_mode on|accept|interface [\w.-]+`,
    String.raw`(?:virtual_router_id|priority) \d+|advert_int [\d.]+|unicast_src_ip [0-9a-f.:]+`,
    String.raw`(?:unicast_peer|virtual_ipaddress|track_script) \{|[0-9a-f.:]+`,
    String.raw`[0-9a-f.:]+/\d+ dev [\w.-]+|chk_lb(?:-\d)?|\}`,
  ].join('|')})$`,
);

/** What each line of a file may look like; text of a user has no way to make another. */
function isExpected(file: BundleFile, line: string): boolean {
  const word = line.split(/[ ;]/)[0] ?? '';
  if (file.syntax === 'haproxy') return haproxyWords.has(word);
  if (file.syntax === 'nginx') return nginxWords.has(word);
  if (file.syntax === 'keepalived') return keepalivedWords.test(line);
  if (file.path.endsWith('etcd.env')) {
    return /^ETCD_[A-Z0-9_]+=(?:[\w./:@%+=,[\]-]+|"(?:[^"\\$`]|\\["\\$`])*")$/.test(line);
  }
  if (file.path === 'tools/kubeasz/hosts') {
    return /^(?:\[[a-z_]+(?::vars)?\]|[0-9.]+(?: \w+=(?:'[\w.-]*'|\d+))*|\w+="[\w./-]*")$/.test(
      line,
    );
  }
  if (/\/quorate-hosts(?:-joined)?$|^tools\/hosts$/.test(file.path))
    return /^[0-9a-f.:]+(?: [a-z0-9.-]+)+$/.test(line);
  if (file.path.endsWith('.nft')) {
    return /^(?:table|delete|set|type|flags|elements|chain|ct|iif|meta|tcp|\})/.test(line);
  }
  if (file.path.endsWith('.conf') && file.path.includes('/sysctl.d/')) {
    return /^net\.[\w.-]+ = \d$/.test(line);
  }
  if (file.path.includes('/systemd/')) return /^(?:\[[A-Z]\w+\]|[A-Z]\w+=.*)$/.test(line);
  if (file.path === 'pki/gen-certs.sh' && /^(?:authority|member|client|master) \S/.test(line)) {
    return /^\w+(?: [\w.:,/-]+)+$/.test(line) || line.includes('()');
  }
  if (file.path.endsWith('install.sh')) {
    return !/^(?:host|address|interface)=/.test(line) || /^\w+=[\w.:-]+$/.test(line);
  }
  return true;
}

describe('a bundle of any topology', () => {
  it('is written without an error, in full by every exporter', () => {
    fc.assert(
      fc.property(bundles, ({ bundle }) => {
        const failures = bundle.notes.filter(({ message }) => message.text === exporterFailed);
        expect(failures).toEqual([]);
      }),
    );
  });

  it('is the same, byte for byte, a second time', () => {
    fc.assert(
      fc.property(bundles, ({ topology: document, language, bundle }) => {
        expect(buildBundle(structuredClone(document), { language })).toEqual(bundle);
      }),
      { numRuns: 40 },
    );
  });

  it('holds each path once for every reader, none of which leaves the folder', () => {
    fc.assert(
      fc.property(bundles, ({ bundle }) => {
        const paths = bundle.files.map(({ path }) => path);
        expect(paths).toEqual(paths.toSorted((a, b) => (a < b ? -1 : 1)));
        expect(new Set(paths.map((path) => path.toLowerCase())).size).toBe(paths.length);
        for (const path of paths) {
          expect(path).toMatch(/^[\w.-]+(?:\/[\w.-]+)*$/);
          expect(path.split('/')).not.toContain('..');
          expect(path.split('/')).not.toContain('.');
        }
      }),
    );
  });

  it('holds files with LF, a final newline, a known mode and a header', () => {
    fc.assert(
      fc.property(bundles, ({ bundle }) => {
        const unlike = bundle.files.filter(({ path, content, mode, syntax }) => {
          const isScript = path.endsWith('.sh') && !path.includes('profile.d');
          const head = content.split('\n').slice(0, 2).join(' ');
          return !(
            content.endsWith('\n') &&
            !content.includes('\r') &&
            (isScript ? mode === 0o755 : mode === (path.endsWith('etcd.env') ? 0o640 : 0o644)) &&
            (syntax === 'json' || head.includes(`from topology ${bundle.hash}.`))
          );
        });
        expect(unlike).toEqual([]);
      }),
    );
  });

  it('lets no text of the user become a line of its own', () => {
    fc.assert(
      fc.property(bundles, ({ bundle }) => {
        for (const file of bundle.files) {
          const comment = file.syntax === 'keepalived' ? '!' : '#';
          const foreign = linesOf(file, comment).filter((line) => !isExpected(file, line));
          expect({ path: file.path, foreign }).toEqual({ path: file.path, foreign: [] });
        }
      }),
    );
  });

  it('holds YAML that reads back with the settings it was made from', () => {
    fc.assert(
      fc.property(bundles, ({ bundle, topology: document }) => {
        for (const { path, content } of bundle.files) {
          if (!/\.ya?ml$/.test(path)) continue;
          const documents = parseAllDocuments(content, { version: '1.1' });
          expect(documents.flatMap(({ errors, warnings }) => [...errors, ...warnings])).toEqual([]);
          const init: unknown = documents[0]?.toJS();
          if (path.startsWith('tools/')) continue;
          expect(init).toMatchObject({
            apiVersion: path.endsWith('/kube-vip.yaml') ? 'v1' : 'kubeadm.k8s.io/v1beta4',
          });
          if (!path.endsWith('/init.yaml')) continue;
          expect(init).toMatchObject({
            localAPIEndpoint: { bindPort: document.cluster.apiServerPort },
          });
          expect(documents).toHaveLength(4);
        }
      }),
    );
  });

  it('holds scripts that sh can read', () => {
    fc.assert(
      fc.property(bundles, ({ bundle }) => {
        for (const { path, content } of bundle.files) {
          if (!path.endsWith('.sh')) continue;
          const { status, stderr } = spawnSync('sh', ['-n'], { input: content, encoding: 'utf8' });
          expect({ path, status, stderr }).toEqual({ path, status: 0, stderr: '' });
        }
      }),
      { numRuns: 12 },
    );
  });

  it('has notes that read whole in both languages', () => {
    fc.assert(
      fc.property(bundles, ({ bundle }) => {
        for (const { message } of bundle.notes) {
          const places = message.text.en.match(/\{\w+\}/g) ?? [];
          expect(new Set(message.text.zh.match(/\{\w+\}/g) ?? [])).toEqual(new Set(places));
          for (const place of places) {
            expect(Object.keys(message.data ?? {})).toContain(place.slice(1, -1));
          }
          for (const language of languages) expect(renderMessage(message, language)).not.toBe('');
        }
      }),
    );
  });
});
