import { message, type Message } from '../model/message.ts';
import type { SiteHost } from './site/site.ts';

/** A host whose files need an address that is not there, or is none. */
export function missingAddress(at: SiteHost, file: string): Message {
  return message(
    {
      en: 'Host “{host}”: {file} is left out because the host has no valid IP address. Fill in its first address.',
      zh: '主机“{host}”：缺少有效的 IP 地址，因此未生成 {file}。请填写该主机的第一个地址。',
    },
    { host: at.host.name, file },
  );
}

/** One master, member or load balancer that other hosts should name but cannot. */
export function leftOutOfList(at: SiteHost, list: string): Message {
  return message(
    {
      en: 'Host “{host}” is missing from {list}: it has no valid IP address. Fill in its first address.',
      zh: '{list} 中缺少主机“{host}”：它没有有效的 IP 地址。请填写该主机的第一个地址。',
    },
    { host: at.host.name, list },
  );
}

/** A component beyond the first of its kind on one host. */
export function secondOnHost(at: SiteHost, name: string): Message {
  return message(
    {
      en: 'Host “{host}” holds more than one component of a kind; nothing is written for “{component}”. Put it on a host of its own.',
      zh: '主机“{host}”上有多个同类组件；未为“{component}”生成配置。请将其放到独立的主机上。',
    },
    { host: at.host.name, component: name },
  );
}
