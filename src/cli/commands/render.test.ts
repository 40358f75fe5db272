import {
  mkdtempSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { topology } from '../../testing/topology-builder.ts';
import { writeDocument } from '../../core/persistence/write-document.ts';
import { run } from '../run.ts';

const slow = 60_000;
const design = topology().zones(3).loadBalancers(2).stacked(3).vip('10.0.0.100').build();

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'quorate-render-'));
  writeFileSync(join(folder, 'ha.topology.json'), writeDocument(design));
});

async function quorate(...args: string[]) {
  let [out, err] = ['', ''];
  const status = await run(args, {
    readStandardInput: async () => new Uint8Array(),
    print: (text) => {
      out += text;
    },
    log: (text) => {
      err += `${text}\n`;
    },
  });
  return { status, out, err };
}

const at = (name: string): string => join(folder, name);
const page = (...lines: string[]): string => lines.join('\n');

describe('quorate render', () => {
  it(
    'writes every format, known by the name of the file, and reads the pictures again',
    async () => {
      for (const extension of ['svg', 'png', 'pdf', 'html', 'adoc']) {
        const file = at(`out.${extension}`);
        const written = await quorate(
          'render',
          at('ha.topology.json'),
          '--view',
          'etcd',
          '-o',
          file,
        );
        expect(written).toEqual({ status: 0, out: '', err: '' });
        const read = await quorate('import', file, '-o', at(`${extension}.topology.json`));
        expect(read.status).toBe(0);
        expect(readFileSync(at(`${extension}.topology.json`), 'utf8')).toBe(writeDocument(design));
        const { out } = await quorate('render', file, '--no-design');
        expect(out).toMatch(/^flowchart LR\n/);
        expect(out).not.toContain('quorate1:');
      }
    },
    slow,
  );

  it('draws as asked', async () => {
    const file = at('ha.topology.json');
    const drawn = async (...args: string[]): Promise<string> =>
      (await quorate('render', file, '--no-design', ...args)).out;
    expect(await drawn('--direction', 'TD')).toMatch(/^flowchart TD\n/);
    expect(await drawn('--detail', 'roles')).not.toContain('scheduler');
    expect(await drawn('--group', 'zone')).toContain('subgraph zone-a\n');
    expect(await drawn('--no-colours')).not.toContain('#f96');
    expect(await drawn('--format', 'hugo')).toMatch(/^\{\{< mermaid >\}\}\n/);
  });

  it.each([
    [['--format', 'gif'], '--format gif: choose one of mermaid'],
    [['--detail', 'all'], '--detail all: choose one of roles'],
    [['--format', 'png'], 'name the file to write with -o'],
    [['--format', 'png', '--theme', 'both', '-o', 'x'], 'choose light or dark'],
    [['--theme', 'dark'], 'whoever shows the diagram chooses'],
    [['--format', 'svg', '--scale', '2'], 'has no pixels'],
    [['--format', 'png', '--scale', '9', '-o', 'x'], '--scale 9'],
    [['second.json'], 'name one file'],
  ])('refuses %j and says what to do', async (args, expected) => {
    const { status, err } = await quorate('render', at('ha.topology.json'), ...args);
    expect(status).toBe(2);
    expect(err).toContain(expected);
    expect(err.trim().split('\n')).toHaveLength(1);
  });

  it(
    'says so of a picture that carries nothing',
    async () => {
      await quorate(
        'render',
        at('ha.topology.json'),
        '--no-design',
        '--format',
        'svg',
        '-o',
        at('x.svg'),
      );
      const { status, err } = await quorate('check', at('x.svg'));
      expect(status).toBe(2);
      expect(err).toContain('carries no Quorate design');
    },
    slow,
  );
});

describe('quorate render --update', () => {
  const readme = (inside: string): string =>
    page(
      '# Cluster',
      '<!-- quorate: ha.topology.json --view traffic --direction LR -->',
      `${inside}<!-- /quorate -->`,
      'After.',
      '',
    );

  it('fills the blocks of a page, then finds nothing to do', async () => {
    writeFileSync(at('README.md'), readme('old\n'));
    const stale = await quorate('render', '--update', '--check', at('README.md'));
    expect(stale.status).toBe(1);
    expect(stale.err).toContain(`README.md:2: the diagram of ha.topology.json --view traffic`);
    expect(stale.err).toContain('Run: quorate render --update ');
    expect(readFileSync(at('README.md'), 'utf8')).toBe(readme('old\n'));

    const { status, err } = await quorate('render', '--update', at('README.md'));
    expect({ status, err }).toEqual({
      status: 0,
      err: `${at('README.md')}: 1 of 1 diagrams updated.\n`,
    });
    const after = readFileSync(at('README.md'), 'utf8');
    expect(after).toMatch(
      /-->\n\n```mermaid\nflowchart LR\n[^]*```\n\n<!-- \/quorate -->\nAfter\.\n$/,
    );
    expect(await quorate('render', '--check', at('README.md'))).toMatchObject({
      status: 0,
      err: '',
    });
    await quorate('render', '--update', at('README.md'));
    expect(readFileSync(at('README.md'), 'utf8')).toBe(after);
    expect(readdirSync(folder).toSorted()).toEqual(['README.md', 'ha.topology.json']);

    const edited = { ...design, components: design.components.filter(({ id }) => id !== 'm3') };
    writeFileSync(
      at('ha.topology.json'),
      writeDocument({ ...edited, links: [], etcdClusters: [] }),
    );
    expect((await quorate('render', '--check', at('README.md'))).status).toBe(1);
  });

  it('keeps line ends, links and the rights of the file', async () => {
    writeFileSync(at('page.md'), readme('').replaceAll('\n', '\r\n'), { mode: 0o600 });
    symlinkSync(at('page.md'), at('link.md'));
    expect((await quorate('render', '--update', at('link.md'))).status).toBe(0);
    const text = readFileSync(at('page.md'), 'utf8');
    expect(text.replaceAll('\r\n', '')).not.toContain('\n');
    expect(text).toContain('flowchart LR\r\n');
    expect(statSync(at('page.md')).mode & 0o777).toBe(0o600);
  });

  it.each([
    ['<!-- quorate: ha.topology.json -->\n', 1, 'has no end'],
    ['\n<!-- quorate: missing.json -->\n<!-- /quorate -->\n', 2, 'no such file'],
    ['<!-- quorate: ha.topology.json --view all -->\n<!-- /quorate -->\n', 1, '--view all'],
    ['<!-- quorate: ha.topology.json --output x -->\n<!-- /quorate -->\n', 1, '--output'],
    ['<!-- quorate: ha.topology.json --format pdf -->\n<!-- /quorate -->\n', 1, '--format pdf'],
    ['<!-- quorate: /etc/passwd -->\n<!-- /quorate -->\n', 1, 'relative to this page'],
    ['<!-- quorate: https://example.org/x -->\n<!-- /quorate -->\n', 1, 'relative to this page'],
    ['<!-- quorate: . -->\n<!-- /quorate -->\n', 1, 'is no file'],
    ['<!-- quorate: --view etcd -->\n<!-- /quorate -->\n', 1, 'Name one topology'],
    ['<!-- quorate: README.md -->\n<!-- /quorate -->\n', 1, 'README.md'],
  ])('leaves every page as it was for %j', async (text, line, expected) => {
    writeFileSync(at('README.md'), text);
    writeFileSync(at('other.md'), readme('old\n'));
    const { status, err } = await quorate('render', '--update', at('other.md'), at('README.md'));
    expect(status).toBe(2);
    expect(err).toContain(`README.md:${line}: `);
    expect(err).toContain(expected);
    expect(err.trim().split('\n')).toHaveLength(1);
    expect(readFileSync(at('README.md'), 'utf8')).toBe(text);
    expect(readFileSync(at('other.md'), 'utf8')).toBe(readme('old\n'));
  });

  it('says so of a page without blocks, as of one whose marker is misspelt', async () => {
    writeFileSync(at('plain.md'), '# Nothing\n<!-- quorat: ha.topology.json -->\n');
    const { status, err } = await quorate('render', '--check', at('plain.md'));
    expect(status).toBe(0);
    expect(err).toContain('no block <!-- quorate: FILE --> in it');
  });

  it('takes options from the page only', async () => {
    writeFileSync(at('README.md'), readme(''));
    const { status, err } = await quorate('render', '--update', '--view', 'etcd', at('README.md'));
    expect(status).toBe(2);
    expect(err).toContain('stands in the block');
  });
});
