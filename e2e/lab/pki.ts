import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { run } from './run.ts';

/** A certificate authority of the lab, for what kubeadm makes on real hosts. */
export class Authority {
  readonly #folder: string;

  private constructor(folder: string) {
    this.#folder = folder;
  }

  static async make(folder: string, name: string): Promise<Authority> {
    mkdirSync(folder, { recursive: true });
    await run('openssl', [
      'req',
      '-x509',
      ...newKey,
      '-days',
      '30',
      '-subj',
      `/CN=${name}`,
      '-keyout',
      path.join(folder, 'ca.key'),
      '-out',
      path.join(folder, 'ca.crt'),
    ]);
    return new Authority(folder);
  }

  get certificate(): string {
    return path.join(this.#folder, 'ca.crt');
  }

  /** Writes `NAME.crt` and `NAME.key`, good for servers and clients of these names and addresses. */
  async issue(name: string, subject: string, alternatives: readonly string[]): Promise<string> {
    const file = path.join(this.#folder, name);
    const extensions = [
      ...(alternatives.length === 0 ? [] : [`subjectAltName=${alternatives.join(',')}`]),
      'extendedKeyUsage=serverAuth,clientAuth',
    ];
    writeFileSync(`${file}.ext`, `${extensions.join('\n')}\n`);
    await run('openssl', [
      'req',
      '-new',
      ...newKey,
      '-subj',
      subject,
      '-keyout',
      `${file}.key`,
      '-out',
      `${file}.csr`,
    ]);
    await run('openssl', [
      'x509',
      '-req',
      '-in',
      `${file}.csr`,
      '-CA',
      this.certificate,
      '-CAkey',
      path.join(this.#folder, 'ca.key'),
      '-CAcreateserial',
      '-days',
      '30',
      '-extfile',
      `${file}.ext`,
      '-out',
      `${file}.crt`,
    ]);
    return file;
  }
}

const newKey = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'] as const;
