import type { Finding } from '../../rule.ts';
import { defineRule } from '../../support/define-rule.ts';
import { hostNameFix, pathHazard } from '../../support/host-names.ts';
import { onHost } from '../../support/target.ts';

/** The bundle never uses such a name as it is; this says why its folder is called something else. */
export const rule = defineRule({
  meta: {
    id: 'naming/path-unsafe',
    severity: 'error',
    title: { en: 'Host name is not safe as a folder name', zh: '主机名不能安全地用作目录名' },
    messages: {
      escapes: {
        en: '“{name}” would leave its folder in the bundle, or break the archive.',
        zh: '“{name}”会越出其在配置包中的目录，或破坏归档。',
      },
      device: {
        en: '“{name}” is a device on Windows, where its folder cannot be unpacked.',
        zh: '“{name}”在 Windows 上是设备名，其目录无法解包。',
      },
    },
    docs: {
      rationale: {
        en: 'The bundle has a folder for each host. Path separators and ".." in a name are how archives overwrite files elsewhere.',
        zh: '配置包为每台主机建立一个目录。名称中的路径分隔符和 “..” 正是归档覆盖其他位置文件的手段。',
      },
      remediation: {
        en: 'Use a plain host name.',
        zh: '使用普通的主机名。',
      },
      references: [
        'CWE-22, Path Traversal: https://cwe.mitre.org/data/definitions/22.html',
        'Microsoft, Naming Files, Paths, and Namespaces: https://learn.microsoft.com/windows/win32/fileio/naming-a-file',
      ],
    },
  },
  check: ({ index }) =>
    index.topology.hosts.flatMap((host): Finding<'escapes' | 'device'>[] => {
      const hazard = pathHazard(host.name);
      if (hazard === undefined) return [];
      return [
        {
          messageId: hazard,
          data: { name: host.name },
          targets: [onHost(host)],
          severity: hazard === 'device' ? 'warning' : 'error',
        },
      ];
    }),
  fix: ({ index }, { targets: [target] }) => hostNameFix(index, target.id),
});
