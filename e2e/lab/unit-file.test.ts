import { describe, expect, it } from 'vitest';
import { parseUnit } from './unit-file.ts';

const packaged = `
[Unit]
After=network-online.target
[Service]
EnvironmentFile=-/etc/default/haproxy
Environment="CONFIG=/etc/haproxy/haproxy.cfg" "EXTRAOPTS=-S /run/master.sock" WHO=%H
ExecStart=-/usr/sbin/haproxy -Ws \\
    -f $CONFIG
Restart=on-failure
`;
const dropIn = '[Service]\nRestart=always\nRestartSec=250ms\n';

describe('a unit file', () => {
  it('is read with its drop-ins, later ones winning', () => {
    expect(parseUnit('haproxy', [packaged, dropIn], 'lb-1', () => undefined)).toMatchObject({
      command: expect.stringMatching(/^\/usr\/sbin\/haproxy -Ws\s+-f \$CONFIG$/) as unknown,
      environment: {
        CONFIG: '/etc/haproxy/haproxy.cfg',
        EXTRAOPTS: '-S /run/master.sock',
        WHO: 'lb-1',
      },
      restarts: true,
      restartMs: 250,
    });
  });

  it('says who it runs as, what it is given and whether it ends', () => {
    const unit = '[Service]\nUser=etcd\nStateDirectory=etcd\nExecStart=/usr/local/bin/etcd\n';
    const read = (text: string) => parseUnit('etcd', [text], 'etcd-1', () => undefined);
    expect(read(unit)).toMatchObject({ user: 'etcd', stateFolder: 'etcd', oneshot: false });
    const rules = '[Service]\nUser=root\nType=oneshot\nExecStart=/usr/sbin/nft -f /etc/k8s.nft\n';
    expect(read(rules)).toMatchObject({ user: undefined, oneshot: true });
  });

  it('takes the variables of its environment file, without the quotes', () => {
    const unit = '[Service]\nEnvironmentFile=/etc/etcd/etcd.env\nExecStart=/usr/local/bin/etcd\n';
    const files: Record<string, string> = {
      '/etc/etcd/etcd.env': '# made\nETCD_NAME="etcd-1"\nETCD_DATA_DIR=/var/lib/etcd\n',
    };
    expect(parseUnit('etcd', [unit], 'etcd-1', (file) => files[file])).toMatchObject({
      environment: { ETCD_NAME: 'etcd-1', ETCD_DATA_DIR: '/var/lib/etcd' },
      restarts: false,
    });
    expect(() => parseUnit('etcd', [unit], 'etcd-1', () => undefined)).toThrow('is missing');
  });
});
