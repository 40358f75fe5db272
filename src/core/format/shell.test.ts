import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { awkwardText } from '../../testing/awkward-text.ts';
import { assignment, command, comments, hereDocument, script, sh } from './shell.ts';
import { isPrintable, UnprintableError } from './text.ts';

function run(text: string): string {
  return execFileSync('sh', { input: text, env: { PATH: '/usr/bin:/bin' } }).toString();
}

describe('sh', () => {
  it('leaves plain words bare', () => {
    expect(command('install', '-m', '0644', '/etc/haproxy/haproxy.cfg', { code: '"$1"' })).toBe(
      'install -m 0644 /etc/haproxy/haproxy.cfg "$1"',
    );
    expect(sh("it's")).toBe("'it'\\''s'");
    expect(sh('')).toBe("''");
    expect(sh('~')).toBe("'~'");
    expect(sh('if')).toBe("'if'");
    expect(command('A=b')).toBe("'A=b'");
  });

  it('gives every word back from a real shell', () => {
    fc.assert(
      fc.property(fc.array(awkwardText(), { maxLength: 8 }), awkwardText(), (texts, comment) => {
        const words = texts.filter(isPrintable);
        const lines = [
          ...comments(comment),
          assignment('V', words[0] ?? ''),
          command('printf', '%s\\0', ...words, { code: '"$V"' }),
        ];
        expect(run(script([comment], lines)).split('\0')).toEqual([...words, words[0] ?? '', '']);
      }),
      { numRuns: 60 },
    );
  });

  it('refuses control characters', () => {
    expect(() => sh('a\nreboot')).toThrow(UnprintableError);
    expect(() => sh('a\u0000')).toThrow(UnprintableError);
    expect(() => assignment('A-B', 'x')).toThrow(UnprintableError);
  });
});

describe('hereDocument', () => {
  it('carries any lines literally, even the delimiter itself', () => {
    const line = fc
      .oneof(awkwardText(), fc.constantFrom('EOF', 'EOF_2', 'EOF '))
      .filter(isPrintable);
    fc.assert(
      fc.property(fc.array(line, { maxLength: 6 }), (list) => {
        const content = list.map((text) => `${text}\n`).join('');
        const text = script([], [hereDocument('cat', content), command('printf', 'after')]);
        expect(run(text)).toBe(`${content}after`);
      }),
      { numRuns: 60 },
    );
  });

  it('numbers the delimiter and wants a final line end', () => {
    expect(hereDocument('cat', 'EOF\nEOF_2\n')).toBe("cat <<'EOF_3'\nEOF\nEOF_2\nEOF_3");
    expect(() => hereDocument('cat', 'x')).toThrow(UnprintableError);
  });
});
